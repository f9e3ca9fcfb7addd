import ArgumentParser
import Desk
import Intake
import Store

extension TokensCommand {
    /// `intake tokens make`.
    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token for another program, and print it once.",
            discussion: """
                Only its hash is kept. A program sends it as `Authorization: Bearer …` and may do what its scopes say, which are \
                the permissions of the table of roles.

                    intake tokens make "Phone system" --scope contact.log --days 365
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "Which program it is for.")
        var name: String
        @Option(help: "A permission, once for each, e.g. contact.log.")
        var scope: [Permission]
        @Option(help: "How long it holds.")
        var days = 365

        func validate() throws {
            guard DisplayName(name) != nil else {
                throw ValidationError("the name is one line of at most \(DisplayName.longest) characters")
            }
            if scope.isEmpty { throw ValidationError("a token needs a --scope") }
            if !(1...3650).contains(days) { throw ValidationError("--days takes 1 to 3650") }
        }

        func run() async throws {
            let settings = try options.settings()
            guard let name = DisplayName(name) else { return }
            let (secret, now) = (SecretToken(), SystemWallClock().now())
            let end = now + .seconds(days * 24 * 3600)
            _ = try await OpenedStore.with(settings, purpose: .work) { store in
                try await store.staff.tokens.make(
                    secret, name: name, scopes: Set(scope), expiresAt: end, by: .command, at: now)
            }
            print(APIToken.text(secret))
            print("Holds until \(LocalTime.text(end, settings.timeZone)). It is not shown again.")
        }
    }
}

extension Permission: ExpressibleByArgument {}
