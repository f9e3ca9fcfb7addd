import ArgumentParser
import Foundation
import Intake
import Store

/// `intake debug rehearse`: the child of `Rehearsal`. Reads kept ids from standard input, one a line, and takes each through the pure
/// stages, saying `begin ID` and `end ID`.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Reads kept messages under limits; started by `serve` itself.",
        shouldDisplay: false)

    /// Address space beyond what the process has at its start is not counted: only what it writes to. Bytes.
    private static let memoryLimit: rlim_t = 2 << 30
    /// Processor time for all messages of one child. Seconds.
    private static let timeLimit: rlim_t = 300

    @OptionGroup var options: SettingsOption

    func run() async throws {
        Self.limit(__rlimit_resource_t(RLIMIT_DATA.rawValue), Self.memoryLimit)
        Self.limit(__rlimit_resource_t(RLIMIT_CPU.rawValue), Self.timeLimit)
        let settings = try options.settings()
        let calendar = CityCalendar(timeZone: settings.timeZone)
        let journey = try Journey(settings, calendar: calendar, ids: RowIDSource(clock: SystemWallClock()))
        try await OpenedStore.with(settings) { store in
            while let line = readLine() {
                guard let id = Int64(line), let kept = try await store.filer.kept(RowID(rawValue: id)) else { continue }
                Self.say("begin \(id)\n")
                _ = journey.prepare(kept)
                Self.say("end \(id)\n")
            }
        }
    }

    /// Written at once: what a buffer holds is lost with the process.
    private static func say(_ line: String) { FileHandle.standardOutput.write(Data(line.utf8)) }

    private static func limit(_ resource: __rlimit_resource_t, _ value: rlim_t) {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        setrlimit(resource, &limit)
    }
}
