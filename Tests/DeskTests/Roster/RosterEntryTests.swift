import Desk
import Foundation
import Intake
import Testing

@Suite("What a line of the roster means")
struct RosterEntryTests {
    private func account(_ roles: Set<Role>, department: String? = nil) throws -> Account {
        Account(
            id: AccountID(rawValue: 7), name: try #require(SignInName("jo")),
            displayName: try #require(DisplayName("Jo Park")), roles: roles, department: department,
            createdAt: Moment(milliseconds: 1_700_000_000_000))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var training: [ChannelKind: String]
        var isBlended: Bool
    }

    @Test(
        "Blended service: one spoken channel and two written ones, all of them begun",
        arguments: [
            Case(
                testDescription: "phone, email, chat",
                training: [.phone: "2026-01-01", .email: "2026-01-01", .chat: "2026-06-30"],
                isBlended: true),
            Case(
                testDescription: "walk-in, chat, text",
                training: [.walkIn: "2020-01-01", .sms: "2021-01-01", .chat: "2022-01-01"],
                isBlended: true),
            Case(
                testDescription: "the second written one only from tomorrow",
                training: [.phone: "2026-01-01", .email: "2026-01-01", .chat: "2026-07-01"], isBlended: false),
            Case(
                testDescription: "no spoken one",
                training: [.email: "2026-01-01", .chat: "2026-01-01", .sms: "2026-01-01"], isBlended: false),
            Case(
                testDescription: "one written",
                training: [.phone: "2026-01-01", .walkIn: "2026-01-01", .sms: "2026-01-01"], isBlended: false),
        ])
    func blended(_ given: Case) throws {
        var entry = RosterEntry(account: try account([.agent]), training: given.training, isListed: true)
        #expect(entry.isBlended(on: "2026-06-30") == given.isBlended)
        entry.isListed = false
        #expect(!entry.isBlended(on: "2026-06-30"))
    }

    @Test("A department partner does that department's work, whatever the roster says")
    func partner() throws {
        let calendar = CityCalendar(timeZone: .gmt)
        let entry = RosterEntry(
            account: try account([.departmentPartner], department: "Water"), departments: ["Parks"], isListed: true)
        #expect(entry.profile(calendar).departments == ["Water"])
        let agent = RosterEntry(
            account: try account([.departmentPartner, .agent], department: "Water"), departments: [], isListed: true)
        #expect(agent.profile(calendar).departments == nil)
    }
}
