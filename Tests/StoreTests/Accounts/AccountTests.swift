import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("Accounts")
struct AccountTests {
    @Test("a name is one account's for ever, whoever asks at the same time", arguments: StoreEngine.allCases)
    func names(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            #expect(try await office.store.accounts.isEmpty())
            let outcomes = try await withThrowingTaskGroup(of: AccountOutcome<AccountID>.self) { group in
                for _ in 0..<20 { group.addTask { try await office.invite("ann", [.agent]) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.compactMap(\.value).count == 1)
            #expect(outcomes.compactMap(\.refusal) == Array(repeating: .nameTaken, count: 19))
            #expect(try await !office.store.accounts.isEmpty())
            #expect(try await office.invite("ben", []).refusal == .noRole)
        }
    }

    @Test("accounts are listed by name, page by page, with their roles", arguments: StoreEngine.allCases)
    func list(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            for name in ["eve", "ann", "dan", "ben", "cyd"] { _ = try await office.invite(name, [.agent, .manager]) }
            let first = try await office.store.accounts.accounts(after: nil, limit: 3)
            #expect(first.map(\.name.text) == ["ann", "ben", "cyd"])
            let rest = try await office.store.accounts.accounts(after: first.last?.name, limit: 3)
            #expect(rest.map(\.name.text) == ["dan", "eve"])
            #expect(rest.allSatisfy { $0.roles == [.agent, .manager] && $0.state == .invited })
        }
    }

    @Test("the last administrator stays one, however it is tried", arguments: StoreEngine.allCases)
    func lastAdministrator(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (changes, now) = (office.store.changes, office.clock.now())
            let ann = try await office.employ("ann", [.administrator, .agent])
            // Invited only: they could not give roles yet.
            let ben = try #require(try await office.invite("ben", [.administrator]).value)
            let agent: Set<Role> = [.agent]
            #expect(
                try await changes.setRoles(agent, department: nil, of: ann, by: .person(ann), at: now).refusal
                    == .lastAdministrator)
            #expect(try await changes.deactivate(ann, by: .command, at: now).refusal == .lastAdministrator)
            let cyd = try await office.employ("cyd", [.administrator])
            // Of two who take it from each other at once, one comes too late.
            async let one = changes.deactivate(ann, by: .person(cyd), at: now)
            async let other = changes.setRoles(agent, department: nil, of: cyd, by: .person(ann), at: now)
            let refusals = try await [one.refusal, other.refusal]
            #expect(refusals.filter { $0 == .lastAdministrator }.count == 1)
            #expect(try await changes.deactivate(ben, by: .command, at: now).value == ben)
        }
    }

    @Test(
        "each change stands in the trail, with what was before; what changed nothing does not",
        arguments: StoreEngine.allCases)
    func trail(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (changes, clock) = (office.store.changes, office.clock)
            let boss = try await office.employ("boss", [.administrator])
            let ann = try await office.employ("ann", [.agent])
            let start = try await office.trail(of: ann).count
            let roles: Set<Role> = [.departmentPartner]
            clock.advance(by: .seconds(60))
            for _ in 0..<2 {
                _ = try await changes.setRoles(
                    roles, department: "Public Works", of: ann, by: .person(boss), at: clock.now())
            }
            _ = try await changes.deactivate(ann, by: .person(boss), at: clock.now())
            #expect(try await changes.deactivate(ann, by: .person(boss), at: clock.now()).refusal == .deactivated)
            _ = try await changes.reactivate(ann, by: .person(boss), at: clock.now())
            let entries = try await office.trail(of: ann).dropFirst(start)
            #expect(entries.map(\.action) == [.accountRolesChanged, .accountDeactivated, .accountReactivated])
            let first = try #require(entries.first)
            #expect(first.author == .person(boss) && first.at == clock.now())
            #expect(first.before == ["roles": "agent", "department": ""])
            #expect(first.after == ["roles": "department_partner", "department": "Public Works"])
            let account = try #require(try await office.store.accounts.account(ann))
            #expect(account.roles == roles && account.department == "Public Works" && account.state == .active)
        }
    }

    @Test("a change whose entry cannot be written is none", arguments: StoreEngine.allCases)
    func together(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let ann = try await office.employ("ann", [.agent])
            try await office.database.write(.keep) { session throws(StoreFailure) in
                try session.script("DROP TABLE audit;")
            }
            let display = try #require(DisplayName("Other"))
            await #expect(throws: StoreFailure.self) {
                try await office.store.changes.rename(ann, to: display, by: .command, at: office.clock.now())
            }
            #expect(try await office.store.accounts.account(ann)?.displayName.text == "Ann")
        }
    }

    @Test("the trail is only ever added to, and pages by key", arguments: StoreEngine.allCases)
    func pages(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            for name in ["ann", "ben", "cyd"] { _ = try await office.employ(name, [.agent]) }
            let all = try await office.store.audit.entries(of: nil, before: nil, limit: 100)
            #expect(all.count == 6)
            #expect(all.map(\.id) == all.map(\.id).sorted(by: >))
            let page = try await office.store.audit.entries(of: nil, before: all[1].id, limit: 2)
            #expect(page.map(\.id) == [all[2].id, all[3].id])
        }
    }
}
