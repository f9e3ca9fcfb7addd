import ArgumentParser
import Foundation
import Intake
import Reports
import Store

struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "What was kept but could not be processed.",
        discussion:
            "Nothing that was acknowledged is lost: what cannot be filed waits here, counted, until it is replayed.",
        subcommands: [List.self, Show.self, Replay.self])

    /// `intake quarantine list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What waits, newest first.",
            discussion: """
                Nothing of what anyone wrote is shown: only where it came from, its size and why it is here. What this version \
                cannot read is named at the end, and then the exit code is 1.
                """)

        @OptionGroup var options: SettingsOption
        @Flag(help: "Also what was replayed already.")
        var replayed = false
        @Option(help: "How many at most.")
        var limit = 50

        func run() async throws {
            let settings = try options.settings()
            let listing = try await OpenedStore.with(settings) {
                try await $0.quarantineBook.quarantined(replayed: replayed, limit: max(1, limit))
            }
            if !listing.items.isEmpty {
                show(listing.items, settings)
            } else if listing.damaged.isEmpty {
                print("the quarantine is empty")
            }
            guard listing.damaged.isEmpty else {
                throw CommandFailure(
                    "not shown, since a newer version of intake wrote them or their rows are damaged: "
                        + NamedRows.text(listing.damaged))
            }
        }

        private func show(_ items: [QuarantinedItem], _ settings: Settings) {
            var lines = [["id", "since", "channel", "bytes", "reason"]]
            for item in items {
                lines.append([
                    item.id.description, LocalTime.text(item.at, settings.timeZone), item.channel.id,
                    "\(item.size)",
                    RequestText.plain(item.reason, limit: 100) + (item.replayedAt == nil ? "" : " (replayed)"),
                ])
            }
            print(TextTable.aligned(lines, leading: [0, 1, 2, 4]), terminator: "")
        }
    }

    /// `intake quarantine show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One thing: why it is here, and its raw bytes.",
            discussion: """
                What residents sent may stand in it. A mail can be looked at as the gateway reads it:

                    intake quarantine show 7301234 --raw | intake mail parse -
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "The id, from `intake quarantine list`.")
        var id: Int64
        @Flag(help: "Only the raw bytes, as they arrived, to standard output.")
        var raw = false

        func run() async throws {
            let settings = try options.settings()
            let found = try await OpenedStore.with(settings) {
                try await $0.quarantineBook.quarantined(RowID(rawValue: id))
            }
            guard let found else { throw CommandFailure("nothing is in quarantine under \(id)") }
            if !raw { show(found.item, settings) }
            let bytes: [UInt8]
            do throws(StoreFailure) {
                bytes = try found.raw.get()
            } catch {
                let what = error.code == .missing ? "are missing" : "cannot be read"
                throw CommandFailure(
                    "its raw bytes \(what) (\(error)); bring `blobs` back from a backup before a replay")
            }
            if raw { return FileHandle.standardOutput.write(Data(bytes)) }
            let head = String(decoding: bytes.prefix(2_000), as: UTF8.self)
            for line in head.split(whereSeparator: \.isNewline).prefix(30) {
                print("  " + RequestText.plain(String(line), limit: 200))
            }
        }

        /// What is known of it.
        private func show(_ item: QuarantinedItem, _ settings: Settings) {
            print(
                """
                id       \(item.id)
                since    \(LocalTime.text(item.at, settings.timeZone))
                channel  \(item.channel.id) (\(item.channel.kind.rawValue))
                source   \(RequestText.plain(item.sourceID, limit: 512))
                reason   \(RequestText.plain(item.reason, limit: 500))
                bytes    \(item.size); `--raw` writes them out
                """)
        }
    }
}
