import ArgumentParser
import Desk
import Intake
import Store

extension AccountsCommand {
    /// `intake accounts invite`.
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account and print the link with which its owner sets a password.",
            discussion: """
                The link works once, for 24 hours: hand it over as you would a key. This is how the first administrator comes to be; \
                administrators invite all others at the desk.

                    intake accounts invite ann.lee --role administrator --name "Ann Lee"
                    intake accounts invite ann.lee --again        # a new link, also for a forgotten password
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "The sign-in name: letters, digits and . - _ + @.")
        var name: String
        @Option(help: "A role, once for each: agent, supervisor, manager, department_partner or administrator.")
        var role: [Role] = []
        @Option(name: .customLong("name"), help: "The name that colleagues see. (default: the sign-in name)")
        var displayName: String?
        @Option(help: "The department whose requests a department partner sees.")
        var department: String?
        @Flag(help: "A new link for an account that is there.")
        var again = false

        func validate() throws {
            guard SignInName(name) != nil else {
                throw ValidationError("'\(name)' is no sign-in name: letters, digits and . - _ + @, two to a hundred")
            }
            if again != role.isEmpty { throw ValidationError("give a --role, or --again for an account that is there") }
            if again, displayName != nil || department != nil {
                throw ValidationError("--again changes nothing but the link")
            }
            if let displayName, DisplayName(displayName) == nil {
                throw ValidationError("--name takes one line of at most \(DisplayName.longest) characters")
            }
        }

        func run() async throws {
            let settings = try options.settings()
            guard let name = SignInName(name), let display = DisplayName(displayName ?? name.text) else { return }
            let now = SystemWallClock().now()
            let link = InvitationLink(expiresAt: now + InvitationLink.lifetime)
            let outcome = try await OpenedStore.with(settings, purpose: .work) { store in
                guard again else {
                    let new = NewAccount(
                        name: name, displayName: display, roles: Set(role), department: department)
                    return try await store.staff.changes.invite(new, link: link, by: .command, at: now)
                }
                guard let known = try await store.staff.accounts.account(named: name) else {
                    return .refused(.unknownAccount)
                }
                return try await store.staff.changes.inviteAgain(known.id, link: link, by: .command, at: now)
            }
            if case .refused(let refusal) = outcome { throw CommandFailure(AccountsCommand.words(refusal, name)) }
            print("\(settings.listen.staffURL)\(link.path)")
            print("Works once, until \(LocalTime.text(link.expiresAt, settings.timeZone)).")
        }
    }

    /// Why it could not be done, and what to do.
    static func words(_ refusal: AccountRefusal, _ name: SignInName) -> String {
        switch refusal {
        case .nameTaken:
            "there is an account \(name) already, perhaps a deactivated one; `--again` makes a new link for it"
        case .unknownAccount: "there is no account \(name)"
        case .deactivated: "the account \(name) is deactivated; an administrator can reactivate it at the desk"
        case .lastAdministrator:
            "\(name) is the last administrator; invite another first, or nobody could give accounts at the desk"
        case .noRole: "an account needs a role"
        case .linkGone: "the link does not work any more"
        }
    }
}

extension Role: ExpressibleByArgument {}
