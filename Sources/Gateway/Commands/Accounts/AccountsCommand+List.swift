import ArgumentParser
import Desk
import Intake
import Store

extension AccountsCommand {
    /// `intake accounts list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every account, by sign-in name: who may sign in at the desk, and with which roles.")

        /// Accounts that are read at a time.
        private static let page = 500

        @OptionGroup var options: SettingsOption
        @Option(help: "table or json.")
        var format = Format.table

        func run() async throws {
            let settings = try options.settings()
            let accounts = try await OpenedStore.with(settings) { store in
                var all: [Account] = []
                while true {
                    let more = try await store.staff.accounts.accounts(after: all.last?.name, limit: Self.page)
                    all += more
                    if more.count < Self.page { return all }
                }
            }
            switch format {
            case .table: print(Self.table(accounts), terminator: "")
            case .json: print(try JSONText.pretty(accounts.map { AccountDocument($0) }))
            }
        }

        private static func table(_ accounts: [Account]) -> String {
            let lines = accounts.map { account in
                [
                    account.name.text, account.displayName.text,
                    AccountDocument.words(account.roles).joined(separator: ", "),
                    account.department ?? "", account.state.rawValue, account.hasSecondStep ? "yes" : "no",
                ]
            }
            let header = ["name", "displayed as", "roles", "department", "state", "second step"]
            return TextTable.aligned([header] + lines, leading: [0, 1, 2, 3, 4, 5])
        }
    }
}
