import ArgumentParser
import Desk
import Intake
import Store

extension TokensCommand {
    /// `intake tokens list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every token, the newest first: for what, until when, and when it was last used.")

        @OptionGroup var options: SettingsOption

        func run() async throws {
            let settings = try options.settings()
            let (tokens, now) = (
                try await OpenedStore.with(settings) { try await $0.staff.tokens.all() }, SystemWallClock().now()
            )
            let zone = settings.timeZone
            let lines = tokens.map { token in
                [
                    token.id.description, token.name.text,
                    Permission.allCases.filter(token.scopes.contains).map(\.rawValue).joined(separator: ", "),
                    token.revokedAt != nil ? "revoked" : token.holds(at: now) ? "holds" : "expired",
                    LocalTime.text(token.expiresAt, zone), token.usedAt.map { LocalTime.text($0, zone) } ?? "never",
                ]
            }
            let header = ["id", "name", "scopes", "state", "until", "last used"]
            print(TextTable.aligned([header] + lines, leading: [0, 1, 2, 3, 4, 5]), terminator: "")
        }
    }
}
