import ArgumentParser
import Desk
import Intake
import Store

extension AccountsCommand {
    /// `intake accounts deactivate`.
    struct Deactivate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End an account: its sessions at once, and its right to sign in.",
            discussion: "What its owner did stays, under their name. An administrator can reactivate it at the desk.")

        @OptionGroup var options: SettingsOption
        @Argument(help: "The sign-in name.")
        var name: String

        func run() async throws {
            let settings = try options.settings()
            guard let name = SignInName(name) else { throw CommandFailure("there is no account \(name)") }
            let outcome = try await OpenedStore.with(settings, purpose: .work) { store in
                guard let known = try await store.staff.accounts.account(named: name) else {
                    return AccountOutcome<AccountID>.refused(.unknownAccount)
                }
                return try await store.staff.changes.deactivate(known.id, by: .command, at: SystemWallClock().now())
            }
            if case .refused(let refusal) = outcome { throw CommandFailure(AccountsCommand.words(refusal, name)) }
            print("\(name) is deactivated and signed out.")
        }
    }
}
