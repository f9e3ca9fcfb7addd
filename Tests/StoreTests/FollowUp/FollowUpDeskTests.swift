import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("Chasing: departments are asked once a day, escalations have an owner, and it all stays in the record")
struct FollowUpDeskTests {
    private func ask(
        _ scene: FollowUpScene, _ number: TrackingNumber, form: String, again: Bool = false,
        addresses: [String] = ["works@city.example"]
    ) async throws -> AskOutcome {
        let question = DepartmentQuestion(
            form: form, request: number, why: ["Overdue since 2026-11-21"], isAgain: again, author: scene.sue)
        return try await scene.city.store.followUpDesk.ask(
            question, on: scene.today, mails: try scene.asking(addresses).mails)
    }

    @Test(
        "a mail to each address, noted; again only where it is meant, or on another day",
        arguments: StoreEngine.allCases)
    func asks(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let city = scene.city
        let (number, _) = try await scene.opened("Secret words of the resident")
        let both = ["a@city.example", "b@city.example", "a@city.example"]
        #expect(
            try await ask(scene, number, form: "f1", addresses: both) == .asked(["a@city.example", "b@city.example"]))
        #expect(try await ask(scene, number, form: "f1", addresses: both) == .askedBefore)
        #expect(try await ask(scene, number, form: "f2") == .askedToday(at: city.clock.now(), by: "Sue"))
        let mails = try await city.deliver()
        #expect(mails.map(\.recipient) == ["a@city.example", "b@city.example"])
        let text = try #require(mails.first?.text)
        #expect(text.contains("https://desk.city.example/desk/requests/\(number)") && text.contains("Overdue since"))
        #expect(!mails.contains { $0.text.contains("Secret") || ($0.subject ?? "").contains("Secret") })
        #expect(try await ask(scene, number, form: "f3", again: true) == .asked(["works@city.example"]))
        #expect(try await ask(scene, number, form: "f4") == .askedToday(at: city.clock.now(), by: "Sue"))
        city.clock.advance(by: FollowUpScene.day)
        #expect(try await ask(scene, number, form: "f5") == .asked(["works@city.example"]))
        #expect(try await city.column("SELECT kind FROM event WHERE kind = 'department_asked'").count == 3)
        #expect(try await city.column("SELECT action FROM audit WHERE action = 'request.department_asked'").count == 3)
        let entry = try await city.store.followUp.entry(of: number, scene.filter())
        #expect(entry?.askedAt == city.clock.now() && entry?.signOfLife == nil)
        // It is no word to the resident.
        #expect(entry?.toldAt.map { $0 < city.clock.now() } == true)
    }

    @Test("nothing is written where nobody can be asked", arguments: StoreEngine.allCases)
    func nobody(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let (number, _) = try await scene.opened("The lamp is out")
        #expect(try await ask(scene, number, form: "f1", addresses: []) == .noAddress)
        #expect(try await scene.city.count("department_question") == 0)
        var generator = SystemRandomNumberGenerator()
        let other = TrackingNumber(using: &generator)
        #expect(try await ask(scene, other, form: "f2") == .noRequest)
    }

    @Test("escalated to an owner until somebody says what came of it", arguments: StoreEngine.allCases)
    func escalation(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let (city, book) = (scene.city, scene.city.store.escalations)
        try await scene.employ(5, "Pat")
        let (number, _) = try await scene.opened("The lamp is out")
        func draft(_ form: String, owner: Int64 = 5) throws -> EscalationDraft {
            try #require(
                EscalationDraft(
                    form: form, request: number, owner: AgentID(rawValue: owner), reason: "Third time",
                    due: scene.later(2)))
        }
        #expect(try await book.open(try draft("e0", owner: 99), by: scene.sue) == .noOwner)
        #expect(try await book.open(try draft("e1"), by: scene.sue) == .done)
        #expect(try await book.open(try draft("e1"), by: scene.sue) == .done)
        #expect(try await book.open(try draft("e2"), by: scene.sue) == .openAlready)
        city.clock.advance(by: .seconds(3 * 86_400))
        let open = try await book.open(department: nil, owner: nil, limit: 10)
        #expect(open.map(\.ownerName) == ["Pat"] && open.first?.age(at: city.clock.now()) == 3)
        #expect(try await book.open(department: "Parks", owner: nil, limit: 10).isEmpty)
        #expect(try await book.open(department: nil, owner: AgentID(rawValue: 3), limit: 10).isEmpty)
        #expect(try await city.store.followUp.entry(of: number, scene.filter())?.owner?.name == "Pat")
        let pat = AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: false)
        let head = AttentionReader(agent: AgentID(rawValue: 9), isSupervisor: true)
        #expect(try await city.store.attention.open(for: pat, after: nil, limit: 9).map(\.reason) == [.escalated])
        #expect(try await city.store.attention.open(for: head, after: nil, limit: 9).isEmpty)
        #expect(try await city.column("SELECT priority FROM service_request") == ["3"])
        let id = try #require(open.first).id
        #expect(try await book.close(id, on: number, outcome: "A new lamp", by: scene.sue) == .done)
        #expect(try await book.close(id, on: number, outcome: "Again", by: scene.sue) == .unknown)
        #expect(try await book.open(department: nil, owner: nil, limit: 10).isEmpty)
        #expect(try await city.store.attention.open(for: pat, after: nil, limit: 9).isEmpty)
        #expect(try await book.escalations(on: number).map(\.outcome) == ["A new lamp"])
        #expect(try await book.open(try draft("e3"), by: scene.sue) == .done)
        #expect(
            try await city.column("SELECT action FROM audit WHERE action LIKE 'escalation%' ORDER BY id")
                == ["escalation.opened", "escalation.closed", "escalation.opened"])
        #expect(
            try await city.column("SELECT kind FROM event WHERE kind LIKE 'escalat%' ORDER BY id")
                == ["escalated", "escalation_closed", "escalated"])
    }

    @Test("visits, reviews and plans: added once, done once, counted on their day", arguments: StoreEngine.allCases)
    func actions(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let (city, book) = (scene.city, scene.city.store.actions)
        let author = ChangeAuthor.person(AccountID(rawValue: 3))
        func add(
            _ form: String, _ kind: ActionKind, day: Int, due: Int? = nil, department: String = "Parks",
            owner: Int64 = 3
        ) async throws -> Bool {
            let draft = ActionDraft(
                form: form, kind: kind, owner: AgentID(rawValue: owner), day: scene.later(day),
                due: due.map(scene.later),
                department: department, partner: "", text: "Went through \(form)")
            return try await book.add(try #require(draft), by: author, at: city.clock.now())
        }
        #expect(try await add("a1", .fieldVisit, day: -3))
        #expect(try await add("a1", .fieldVisit, day: -3))
        #expect(try await add("a2", .actionPlan, day: -2, due: -1))
        #expect(try await add("a3", .partnershipReview, day: -40, department: "Works"))
        #expect(try await add("a4", .fieldVisit, day: 0, owner: 99) == false)
        func filter(_ change: (inout ActionFilter) -> Void = { _ in }) -> ActionFilter {
            var filter = ActionFilter(from: scene.later(-30), to: scene.today, today: scene.today)
            change(&filter)
            return filter
        }
        func listed(_ filter: ActionFilter) async throws -> [String] {
            try await book.actions(filter, after: nil, limit: 10).map(\.text)
        }
        #expect(try await listed(filter()) == ["Went through a2", "Went through a1"])
        #expect(try await listed(filter { $0.state = .overdue }) == ["Went through a2"])
        #expect(try await listed(filter { $0.kind = .fieldVisit }) == ["Went through a1"])
        #expect(try await listed(filter { $0.department = "Works" }) == [])
        #expect(try await listed(filter { $0.from = scene.later(-50) }).count == 3)
        #expect(try await listed(filter { $0.owner = AgentID(rawValue: 4) }) == [])
        let first = try #require(try await book.actions(filter(), after: nil, limit: 1).first)
        let rest = try await book.actions(filter(), after: (first.day, first.id), limit: 5)
        #expect(rest.map(\.text) == ["Went through a1"])
        #expect(
            try await book.counts(filter()) == [
                .fieldVisit: ActionCount(all: 1), .actionPlan: ActionCount(all: 1, overdue: 1),
            ])
        #expect(try await book.finish(first.id, on: scene.today, outcome: "Agreed", by: author, at: city.clock.now()))
        #expect(
            try await book.finish(first.id, on: scene.today, outcome: "", by: author, at: city.clock.now()) == false)
        #expect(try await book.counts(filter())[.actionPlan] == ActionCount(all: 1, done: 1))
        #expect(try await listed(filter { $0.state = .done }) == ["Went through a2"])
        #expect(
            try await city.column("SELECT action FROM audit WHERE action LIKE 'action%' ORDER BY id")
                == ["action.recorded", "action.recorded", "action.recorded", "action.done"])
    }
}
