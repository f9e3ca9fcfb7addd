import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Service clocks over what happened to requests")
struct ServiceBookTests {
    private let maria = AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria")

    private let head = AttentionReader(agent: AgentID(rawValue: 3), isSupervisor: true)

    private var targets: ServiceTargets {
        var targets = ServiceTargets()
        let hours = WorkingHours.always(CityCalendar(timeZone: .gmt))
        let escalation = Escalation(onBreach: [.supervisors], otherwise: Escalation.supervisors)
        targets.set(.firstAnswer, ServiceTarget(.seconds(3600), hours, escalation: escalation))
        targets.set(.resolved, channel: .sms, ServiceTarget(.seconds(7200), hours, escalation: escalation))
        return targets
    }

    private func opened(in city: SmallCity) async throws -> (number: TrackingNumber, id: RowID) {
        let message = try await city.send(.text("+16175550101", "The lamp is out"), on: SmallCity.sms)
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        return (number, try #require(try await city.request(of: message)))
    }

    private func answer(_ number: TrackingNumber, in city: SmallCity, awaits: Bool) async throws {
        let answering = try city.answering()
        let outcome = try await city.store.answers.answer(
            AnswerDraft(
                form: UUID().uuidString, request: number, text: "Which street?", author: maria, seen: nil,
                awaitsResident: awaits), decide: answering.verdict)
        guard case .written = outcome else { throw StoreFailure(.refused, "\(outcome)") }
    }

    private func stages(_ request: RowID, in city: SmallCity) async throws -> [ServiceStage: StageStanding.State] {
        let history = try #require(try await city.store.service.histories(of: [request]).first)
        let stages = history.stages(at: city.clock.now(), targets)
        return Dictionary(uniqueKeysWithValues: stages.map { ($0.stage, $0.state) })
    }

    @Test(
        "A warning, then a breach, each noted once; the breach on the supervisors' list",
        arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (_, id) = try await opened(in: city)
        let watch = ServiceWatch(book: city.store.service, targets: targets)
        #expect(try await watch.look(at: city.clock.now()).count == 0)
        city.clock.advance(by: .seconds(46 * 60))
        #expect(try await watch.look(at: city.clock.now()).count == 1)
        #expect(try await watch.look(at: city.clock.now()).count == 0)
        guard case .warned? = try await stages(id, in: city)[.firstAnswer] else {
            Issue.record("no warning")
            return
        }
        // Nobody has it who could be warned.
        #expect(try await city.store.attention.open(for: head, after: nil, limit: 10).map(\.reason) == [.dueSoon])
        city.clock.advance(by: .seconds(15 * 60))
        #expect(try await watch.look(at: city.clock.now()).count == 1)
        #expect(try await watch.look(at: city.clock.now()).count == 0)
        #expect(
            try await city.store.attention.open(for: head, after: nil, limit: 10).map(\.reason) == [.dueSoon, .overdue])
        #expect(
            try await city.column("SELECT kind FROM event WHERE kind IN ('due_soon', 'overdue') ORDER BY id")
                == ["due_soon", "overdue"])
    }

    @Test("It stands while the resident is to answer, and goes on when they write", arguments: StoreEngine.allCases)
    func pauses(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, id) = try await opened(in: city)
        city.clock.advance(by: .seconds(1800))
        try await answer(number, in: city, awaits: true)
        #expect(try await stages(id, in: city) == [.firstAnswer: .kept, .resolved: .paused])
        city.clock.advance(by: .seconds(50_000))
        try await city.send(.text("+16175550101", "Elm Street"), on: SmallCity.sms)
        let due = city.clock.now() + .seconds(7200 - 1800)
        #expect(try await stages(id, in: city)[.resolved] == .running(due: due))
        try await answer(number, in: city, awaits: false)
        #expect(try await stages(id, in: city)[.resolved] == .running(due: due))
    }

    @Test("What was put off comes back when its time has come", arguments: StoreEngine.allCases)
    func wakes(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, _) = try await opened(in: city)
        let routing = try RoutingRules([], default: RoutingDefault(department: "311", queue: "triage"))
        let changing = RequestChanging(catalogue: DeskCatalogue(routing))
        let until = city.clock.now() + .seconds(600)
        let outcome = try await city.store.changes.change(
            number, .snooze(until: until), seen: 0, note: nil,
            by: Changer(agent: maria.agent, name: "Maria"), decide: changing.verdict)
        #expect(outcome == .done)
        let watch = ServiceWatch(book: city.store.service, targets: ServiceTargets())
        try await watch.look(at: until - .milliseconds(1))
        #expect(try await city.column("SELECT kind FROM event WHERE kind = 'woken'").isEmpty)
        for _ in 1...2 { try await watch.look(at: until) }
        #expect(try await city.column("SELECT kind FROM event WHERE kind = 'woken'") == ["woken"])
    }
}
