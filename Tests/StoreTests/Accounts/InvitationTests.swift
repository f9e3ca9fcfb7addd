import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("Invitations")
struct InvitationTests {
    @Test("a link works once, also for two at once", arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (link, hash) = (office.link(), try #require(StaffOffice.hash))
            _ = try await office.invite("ann", [.agent], link: link)
            let display = try #require(DisplayName("Ann"))
            #expect(try await office.store.invitations.account(invitedBy: link.token, at: office.clock.now()) != nil)
            let outcomes = try await withThrowingTaskGroup(of: AccountOutcome<AccountID>.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await office.store.invitations.accept(
                            link.token, displayName: display, password: hash, at: office.clock.now())
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.compactMap(\.value).count == 1)
            #expect(outcomes.compactMap(\.refusal) == Array(repeating: .linkGone, count: 9))
            #expect(try await office.store.invitations.account(invitedBy: link.token, at: office.clock.now()) == nil)
        }
    }

    @Test("a link ends with its time, with a newer one, and with the account", arguments: StoreEngine.allCases)
    func ends(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (invitations, changes) = (office.store.invitations, office.store.changes)
            let first = office.link()
            let ann = try #require(try await office.invite("ann", [.agent], link: first).value)
            let second = office.link()
            _ = try await changes.inviteAgain(ann, link: second, by: .command, at: office.clock.now())
            #expect(try await invitations.account(invitedBy: first.token, at: office.clock.now()) == nil)
            #expect(try await invitations.account(invitedBy: second.token, at: office.clock.now())?.id == ann)
            let end = office.clock.now() + InvitationLink.lifetime
            #expect(try await invitations.account(invitedBy: second.token, at: end) == nil)
            _ = try await changes.deactivate(ann, by: .command, at: office.clock.now())
            #expect(try await invitations.account(invitedBy: second.token, at: office.clock.now()) == nil)
            #expect(try await invitations.account(invitedBy: SecretToken(), at: office.clock.now()) == nil)
        }
    }

    @Test(
        "a new link leaves the password as it is until it was followed, and then ends every session",
        arguments: StoreEngine.allCases)
    func again(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let ann = try await office.employ("ann", [.agent])
            let (token, now) = (SecretToken(), office.clock.now())
            try await office.store.sessions.begin(token, for: ann, stage: .signedIn, browser: "", at: now)
            let link = office.link()
            _ = try await office.store.changes.inviteAgain(ann, link: link, by: .command, at: now)
            #expect(try await office.store.signIns.credentials(of: ann) != nil)
            #expect(try await office.store.sessions.session(of: token, at: now) != nil)
            let (display, hash) = (try #require(DisplayName("Ann")), try #require(StaffOffice.hash))
            _ = try await office.store.invitations.accept(link.token, displayName: display, password: hash, at: now)
            #expect(try await office.store.sessions.session(of: token, at: now) == nil)
        }
    }
}
