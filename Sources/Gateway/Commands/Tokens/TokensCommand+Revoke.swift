import ArgumentParser
import Desk
import Intake
import Store

extension TokensCommand {
    /// `intake tokens revoke`.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a token at once.",
            discussion: "The program that holds it is refused from its next request on; nothing takes it up again.")

        @OptionGroup var options: SettingsOption
        @Argument(help: "Its id, from `intake tokens list`.")
        var id: Int64

        func run() async throws {
            let settings = try options.settings()
            let isDone = try await OpenedStore.with(settings, purpose: .work) { store in
                try await store.staff.tokens.revoke(
                    RowID(rawValue: id), by: .command, at: SystemWallClock().now())
            }
            guard isDone else { throw CommandFailure("there is no token \(id) that holds") }
            print("The token \(id) is revoked.")
        }
    }
}
