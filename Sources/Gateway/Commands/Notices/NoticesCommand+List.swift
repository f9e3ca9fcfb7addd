import ArgumentParser
import Desk
import Intake
import Store

extension NoticesCommand {
    /// `intake notices list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Notices, the newest first: since when, until when, and how many people wrote about each.")

        @OptionGroup var options: SettingsOption
        @Option(help: "How many.")
        var limit = 50

        func validate() throws {
            if !(1...1_000).contains(limit) { throw ValidationError("--limit takes 1 to 1000") }
        }

        func run() async throws {
            let settings = try options.settings()
            let notices = try await OpenedStore.with(settings) { try await $0.notices.notices(limit: limit) }
            let (zone, now) = (settings.timeZone, SystemWallClock().now())
            let lines = notices.map { notice in
                let end = notice.endedAt ?? notice.until
                return [
                    notice.id.description, notice.draft.name,
                    notice.endedAt != nil ? "ended" : notice.from > now ? "to come" : "on",
                    LocalTime.text(notice.from, zone), end.map { LocalTime.text($0, zone) } ?? "",
                    String(notice.people), String(notice.waiting), String(notice.told),
                ]
            }
            let header = ["id", "name", "state", "from", "until", "people", "waiting", "told"]
            print(TextTable.aligned([header] + lines, leading: [0, 1, 2, 3, 4]), terminator: "")
        }
    }
}
