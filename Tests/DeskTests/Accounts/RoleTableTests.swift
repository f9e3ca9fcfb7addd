import Desk
import Testing

@Suite("Roles")
struct RoleTableTests {
    @Test("every permission has one row and somebody who has it")
    func whole() {
        #expect(RoleTable.rows.map(\.permission) == Permission.allCases)
        #expect(RoleTable.rows.allSatisfy { !$0.roles.isEmpty && !$0.meaning.isEmpty })
    }

    @Test("every role may something", arguments: Role.allCases)
    func useful(_ role: Role) {
        #expect(Permission.allCases.contains { RoleTable.allows($0, to: [role]) })
    }

    @Test("two roles may what each may, and none may nothing")
    func together() {
        #expect(!RoleTable.allows(.reports, to: [.agent]))
        #expect(RoleTable.allows(.reports, to: [.agent, .manager]))
        #expect(RoleTable.allows(.requestAnswer, to: [.agent, .manager]))
        #expect(!Permission.allCases.contains { RoleTable.allows($0, to: []) })
    }

    @Test("accounts, settings and the audit trail are the administrators' alone", arguments: Role.allCases)
    func administration(_ role: Role) {
        for permission in [Permission.accounts, .settings, .audit] {
            #expect(RoleTable.allows(permission, to: [role]) == (role == .administrator))
        }
    }
}
