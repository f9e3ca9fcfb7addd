import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Warnings and breaches reach a person, once each, until somebody has looked")
struct ServiceAttentionTests {
    private let ann = AttentionReader(agent: AgentID(rawValue: 1), isSupervisor: false)
    private let parks = AttentionReader(agent: AgentID(rawValue: 2), isSupervisor: true, department: "Parks")
    private let all = AttentionReader(agent: AgentID(rawValue: 3), isSupervisor: true)

    private func targets(_ escalation: Escalation) -> ServiceTargets {
        var targets = ServiceTargets()
        let hours = WorkingHours.always(CityCalendar(timeZone: .gmt))
        for stage in [ServiceStage.firstAnswer, .resolved] {
            targets.set(stage, ServiceTarget(.seconds(stage == .resolved ? 7200 : 3600), hours, escalation: escalation))
        }
        return targets
    }

    private var usual: Escalation {
        Escalation(onWarning: [.holder], onBreach: [.supervisors], otherwise: Escalation.supervisors)
    }

    /// A request that Ann has.
    private func held(_ city: SmallCity, department: String = "Water") async throws -> TrackingNumber {
        for (id, role, place) in [(1, "agent", "NULL"), (2, "supervisor", "'Parks'"), (3, "supervisor", "NULL")] {
            try await city.run(
                """
                INSERT INTO account (id, name, display_name, department, created_at)
                VALUES (\(id), 'a\(id)', 'A \(id)', \(place), 0)
                """)
            try await city.run("INSERT INTO account_role (account, role, granted_at) VALUES (\(id), '\(role)', 0)")
        }
        let message = try await city.send(.text("+16175550101", "The lamp is out"), on: SmallCity.sms)
        try await city.run("UPDATE service_request SET department = '\(department)'")
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        _ = try await city.store.work.take(number, by: ann.agent)
        return number
    }

    private func list(_ reader: AttentionReader, _ city: SmallCity) async throws -> [String] {
        try await city.store.attention.open(for: reader, after: nil, limit: 10).map {
            "\($0.reason.rawValue) \($0.stage?.rawValue ?? "-")"
        }
    }

    private func settle(_ reader: AttentionReader, _ city: SmallCity) async throws -> TrackingNumber? {
        let entry = try await city.column("SELECT MIN(id) FROM attention WHERE settled_at IS NULL").first
        let id = RowID(rawValue: try #require(entry.flatMap { Int64($0) }))
        return try await city.store.attention.settle(
            id, reopens: false, for: reader, by: AccountID(rawValue: reader.agent.rawValue), name: "A",
            at: city.clock.now())
    }

    @Test(
        "the owner is warned, the department's supervisors hear of the breach; each once, also after a restart",
        arguments: StoreEngine.allCases)
    func people(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await held(city)
        let watch = ServiceWatch(book: city.store.service, targets: targets(usual))
        city.clock.advance(by: .seconds(46 * 60))
        let warning = try await watch.look(at: city.clock.now())
        #expect(warning.map(\.people) == [[ann.agent]] && warning.map(\.number) == [number])
        #expect(warning.map(\.kind) == [.warning] && warning.map(\.department) == ["Water"])
        // Another watch knows nothing of the first but what it wrote.
        let again = ServiceWatch(book: city.store.service, targets: targets(usual))
        #expect(try await again.look(at: city.clock.now()).isEmpty)
        #expect(try await list(ann, city) == ["due_soon first_answer"])
        #expect(try await list(all, city) == [])
        #expect(try await list(parks, city) == [])
        #expect(try await city.column("SELECT priority FROM service_request") == ["3"])
        city.clock.advance(by: .seconds(80 * 60))
        let breach = try await again.look(at: city.clock.now())
        #expect(
            breach.map { "\($0.kind.rawValue) \($0.stage.rawValue)" } == ["breach first_answer", "breach resolved"])
        #expect(breach.map(\.people) == [[Escalation.supervisors], [Escalation.supervisors]])
        #expect(try await list(all, city) == ["overdue first_answer", "overdue resolved"])
        #expect(try await list(ann, city) == ["due_soon first_answer"])
        #expect(try await list(parks, city) == [])
        #expect(try await city.column("SELECT priority FROM service_request") == ["1"])
    }

    @Test("a number that no entry has settles nothing", arguments: StoreEngine.allCases)
    func noEntry(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for id in [Int64.min, -1, 0, .max] {
            let settled = try await city.store.attention.settle(
                RowID(rawValue: id), reopens: false, for: all, by: AccountID(rawValue: all.agent.rawValue), name: "A",
                at: city.clock.now())
            #expect(settled == nil)
        }
    }

    @Test(
        "acknowledged by whose list it is on, with its trace; the last one gives the priority back",
        arguments: StoreEngine.allCases)
    func acknowledged(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await held(city, department: "Parks")
        let watch = ServiceWatch(book: city.store.service, targets: targets(usual))
        for minutes in [46, 80] {
            city.clock.advance(by: .seconds(minutes * 60))
            try await watch.look(at: city.clock.now())
        }
        #expect(try await settle(all, city) == nil, "a warning is its owner's")
        #expect(try await settle(ann, city) == number)
        #expect(try await list(ann, city) == [])
        #expect(try await settle(ann, city) == nil, "a breach is the supervisors'")
        #expect(try await settle(parks, city) == number)
        #expect(try await city.column("SELECT priority FROM service_request") == ["1"])
        #expect(try await settle(all, city) == number)
        #expect(try await city.column("SELECT priority FROM service_request") == ["3"])
        #expect(try await list(all, city) == [])
        #expect(try await list(parks, city) == [])
        let trail = try await city.rows(
            "SELECT author, before_values FROM audit WHERE action = 'attention.settled' ORDER BY id", columns: 2)
        #expect(trail.map { $0[0] } == ["1", "2", "3"])
        #expect(trail.first?[1] == #"{"needs a person":"due_soon","stage":"first_answer"}"#)
    }

    private func answer(
        _ number: TrackingNumber, closes: ClosingReason? = nil, _ city: SmallCity
    ) async throws -> RowID {
        let draft = AnswerDraft(
            form: UUID().uuidString, request: number, text: "We look into it.",
            author: AnswerAuthor(agent: ann.agent, firstName: "Ann"), seen: nil, closes: closes)
        let answering = try city.answering()
        let outcome = try await city.store.answers.answer(draft, decide: answering.verdict)
        guard case .written(let id, _) = outcome else { throw StoreFailure(.refused, "not answered") }
        return id
    }

    private func change(_ number: TrackingNumber, _ change: RequestChange, _ city: SmallCity) async throws {
        let seen = try #require(try await city.store.changes.standing(of: number)).version
        let changer = Changer(agent: ann.agent, name: "Ann", mayAssignOthers: true)
        let outcome = try await city.store.changes.change(
            number, change, seen: seen, note: nil, by: changer, decide: city.changing.verdict)
        #expect(outcome == .done)
    }

    @Test(
        "a warning stands only while what it warns of is to come, and again once the answer is taken back or comes back",
        arguments: StoreEngine.allCases)
    func kept(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await held(city)
        let watch = ServiceWatch(book: city.store.service, targets: targets(usual))
        city.clock.advance(by: .seconds(46 * 60))
        try await watch.look(at: city.clock.now())
        #expect(try await list(ann, city) == ["due_soon first_answer"])
        let first = try await answer(number, city)
        #expect(try await list(ann, city) == [])
        #expect(try await city.store.attention.count(for: ann) == 0)
        #expect(try await settle(ann, city) == nil, "there is nothing to look at")
        #expect(try await city.store.answers.withdraw(first, author: ann.agent) != nil)
        #expect(try await list(ann, city) == ["due_soon first_answer"])
        let second = try await answer(number, city)
        city.clock.advance(by: .seconds(60))
        while case let due = try await city.store.outbox.claim(
            channel: SmallCity.sms, limit: 9, now: city.clock.now()), !due.isEmpty
        {
            try await city.store.outbox.settle(
                due.map { one in
                    (one.message.id, one.message.id == second ? .refused(code: "gone") : .sent(providerID: nil))
                }, now: city.clock.now())
        }
        #expect(try await list(ann, city) == ["due_soon first_answer"], "it did not arrive")
        _ = try await answer(number, city)
        city.clock.advance(by: .seconds(45 * 60))
        try await watch.look(at: city.clock.now())
        #expect(try await list(ann, city) == ["due_soon resolved"])
        try await change(number, .close(.resolved), city)
        #expect(try await list(ann, city) == [])
        try await change(number, .reopen, city)
        #expect(try await list(ann, city) == ["due_soon resolved"])
        try await change(number, .close(.spam), city)
        #expect(try await list(ann, city) == [])
    }

    @Test("a breach stays until somebody has looked, answered and closed or not", arguments: StoreEngine.allCases)
    func breach(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await held(city)
        let watch = ServiceWatch(book: city.store.service, targets: targets(usual))
        city.clock.advance(by: .seconds(61 * 60))
        try await watch.look(at: city.clock.now())
        _ = try await answer(number, closes: .resolved, city)
        city.clock.advance(by: ServiceWatch.memory + .seconds(60))
        try await watch.look(at: city.clock.now())
        #expect(try await list(all, city) == ["overdue first_answer"])
    }

    @Test("a warning of what was kept is forgotten once all has been quiet for a day", arguments: StoreEngine.allCases)
    func forgotten(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await held(city)
        let watch = ServiceWatch(book: city.store.service, targets: targets(usual))
        city.clock.advance(by: .seconds(46 * 60))
        try await watch.look(at: city.clock.now())
        city.clock.advance(by: .seconds(10 * 60))
        _ = try await answer(number, closes: .resolved, city)
        let open = "SELECT COUNT(*) FROM attention WHERE settled_at IS NULL"
        for (time, left) in [(ServiceWatch.memory - .seconds(60), "1"), (.seconds(120), "0")] {
            city.clock.advance(by: time)
            try await watch.look(at: city.clock.now())
            #expect(try await city.column(open) == [left])
        }
        #expect(try await city.column("SELECT COALESCE(settled_by, 0) FROM attention") == ["0"])
        try await change(number, .reopen, city)
        #expect(try await list(ann, city) == [])
    }

    @Test(
        "a warning of who does not see the request any more is the supervisors', and nothing of it theirs",
        arguments: StoreEngine.allCases)
    func sight(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await held(city)
        let pam = AttentionReader(agent: AgentID(rawValue: 4), isSupervisor: false, department: "Water", sight: "Water")
        try await city.run(
            "INSERT INTO account (id, name, display_name, department, created_at) VALUES (4, 'a4', 'Pam', 'Water', 0)")
        try await city.run(
            "INSERT INTO account_role (account, role, granted_at) VALUES (4, 'department_partner', 0)")
        try await city.run("UPDATE work SET agent = 4")
        let watch = ServiceWatch(book: city.store.service, targets: targets(usual))
        city.clock.advance(by: .seconds(46 * 60))
        #expect(try await watch.look(at: city.clock.now()).map(\.people) == [[pam.agent]])
        #expect(try await list(pam, city) == ["due_soon first_answer"])
        #expect(try await list(all, city) == [])
        try await city.run("UPDATE service_request SET department = 'Parks'")
        try await city.run("UPDATE work SET agent = NULL")
        #expect(try await list(pam, city) == [])
        #expect(try await settle(pam, city) == nil)
        #expect(try await list(parks, city) == ["due_soon first_answer"])
        #expect(try await list(all, city) == ["due_soon first_answer"])
        #expect(try await settle(parks, city) == number)
        #expect(try await list(all, city) == [])
    }

    @Test(
        "whoever the city names; the supervisors for who is gone, and every one where a department has none",
        arguments: StoreEngine.allCases)
    func others(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        _ = try await held(city)
        var escalation = usual
        escalation.onWarning = [.supervisors]
        escalation.onBreach = [.holder, .supervisors]
        let watch = ServiceWatch(book: city.store.service, targets: targets(escalation))
        city.clock.advance(by: .seconds(61 * 60))
        try await watch.look(at: city.clock.now())
        #expect(try await list(ann, city) == ["overdue first_answer"])
        #expect(try await list(all, city) == ["overdue first_answer"])
        try await city.run("UPDATE account SET deactivated_at = 1 WHERE id = 1")
        #expect(try await list(all, city) == ["overdue first_answer", "overdue first_answer"])
        #expect(try await list(parks, city) == [])
        try await city.run("UPDATE account SET deactivated_at = 1 WHERE id = 3")
        #expect(try await list(parks, city) == ["overdue first_answer", "overdue first_answer"])
        #expect(try await city.store.attention.count(for: parks) == 2)
    }
}
