import ArgumentParser
import Intake
import Store

/// `intake debug rehearse`: the child of `Rehearsal`. Reads kept ids from standard input, one a line, and takes each through the pure
/// stages, saying what `RehearsalSpeech` hears.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Reads kept messages under limits; started by `serve` itself.",
        shouldDisplay: false)

    @OptionGroup var options: SettingsOption

    func run() async throws {
        let settings = try options.settings()
        let calendar = CityCalendar(timeZone: settings.timeZone)
        let journey = try Journey(settings, calendar: calendar, ids: RowIDSource(clock: SystemWallClock()))
        try await OpenedStore.with(settings) { store in
            try ReadingLimits.volunteer()
            try ReadingLimits.limitMemory(to: settings.reading.memory)
            while let line = readLine() {
                guard let id = Int64(line).map(RowID.init(rawValue:)), let kept = try await Self.kept(id, store) else {
                    continue
                }
                try ReadingLimits.limitTime(to: settings.reading.time)
                RehearsalSpeech.say(RehearsalSpeech.begin(id))
                let prepared = journey.prepare(kept)
                RehearsalSpeech.say(RehearsalSpeech.asks(id))
                // What the store says to it is not what is rehearsed: filing itself deals with that.
                try? await store.filer.rehearse(prepared, by: journey)
                RehearsalSpeech.say(RehearsalSpeech.end(id))
            }
        }
    }

    /// Nil for one that cannot be read by anyone, also not by filing: it puts that aside, or leaves it until its bytes can be read, while all
    /// others are filed. Should that one then end the gateway, it is rehearsed at the next start.
    private static func kept(_ id: RowID, _ store: IntakeStore) async throws(StoreFailure) -> Kept? {
        do throws(StoreFailure) {
            return try await store.filer.kept(id)
        } catch {
            guard error.mayPass else { return nil }
            // Where the database answers, it is the bytes that are away.
            _ = try await store.filer.unfiled(after: id, upTo: id, limit: 1)
            return nil
        }
    }
}
