import ArgumentParser
import Desk
import Intake
import Store

extension NoticesCommand {
    /// `intake notices end`.
    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a notice, and tell whoever was told of it.",
            discussion: "A gateway that serves sends that within seconds, to each once, by the way they wrote.")

        @OptionGroup var options: SettingsOption
        @Argument(help: "Its id, from `intake notices list`.")
        var id: Int64
        @Flag(help: "Tell nobody.")
        var quiet = false

        func run() async throws {
            let outcome = try await OpenedStore.with(try options.settings(), purpose: .work) { store in
                try await store.notices.end(
                    RowID(rawValue: id), isQuiet: quiet, by: .command, at: SystemWallClock().now())
            }
            switch outcome {
            case .unknown: throw CommandFailure("there is no notice \(id)")
            case .endedBefore: print("The notice \(id) had ended before.")
            case .done: print("The notice \(id) has ended\(quiet ? "; nobody is told" : "").")
            }
        }
    }
}
