import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What people change on requests: over the version they saw, in the audit trail, and counted")
struct RequestDeskTests {
    private let ann = "ann@example.org"
    private let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva")
    private let jo = Changer(agent: AgentID(rawValue: 2), name: "Jo Bell")
    private let head = Changer(agent: AgentID(rawValue: 3), name: "Head", mayAssignOthers: true)

    private var changing: RequestChanging {
        get throws {
            let routing = try RoutingRules(
                [RoutingRule(name: "roads", then: .init(department: "Public Works", queue: "roads"))],
                default: RoutingDefault(department: "Constituent Services", queue: "triage"))
            return RequestChanging(catalogue: DeskCatalogue(routing))
        }
    }

    private func change(
        _ change: RequestChange, _ number: TrackingNumber, in city: SmallCity, by changer: Changer? = nil,
        seen: Int? = nil, note: NewNote? = nil
    ) async throws -> ChangeOutcome {
        let now = try #require(try await city.store.changes.standing(of: number)).version
        let changing = try changing
        return try await city.store.changes.change(
            number, change, seen: seen ?? now, note: note, by: changer ?? maria, decide: changing.verdict)
    }

    private func opened(in city: SmallCity, _ words: String = "The lamp is out") async throws -> TrackingNumber {
        let message = try await city.send(.mail(ann, words))
        return try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    /// An account that can have requests, as account number `id`.
    private func employ(_ id: Int, _ name: String, in city: SmallCity, role: String = "agent") async throws {
        try await city.run(
            """
            INSERT INTO account (id, name, display_name, password, password_at, created_at)
            VALUES (\(id), '\(name.lowercased())', '\(name)', 'x', 1, 1)
            """)
        try await city.run("INSERT INTO account_role (account, role, granted_at) VALUES (\(id), '\(role)', 1)")
    }

    private func actions(_ city: SmallCity) async throws -> [String] {
        try await city.column("SELECT action FROM audit ORDER BY id")
    }

    @Test("The second of two changes loses, and hears who was faster", arguments: StoreEngine.allCases)
    func compareAndSet(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await employ(1, "Maria", in: city)
        let number = try await opened(in: city)
        let details = RequestDetails(
            requestType: nil, department: "Public Works", queue: "roads", priority: 2, place: " 12 Elm\nStreet ")
        #expect(try await change(.details(details), number, in: city, seen: 0) == .done)
        let second = try await change(.close(.notOurs), number, in: city, by: jo, seen: 0)
        guard case .overtaken(let rival?) = second else {
            Issue.record("\(second)")
            return
        }
        #expect(rival.name == "Maria" && rival.action == .requestChanged)
        let standing = try #require(try await city.store.changes.standing(of: number))
        #expect(standing.place == "12 Elm Street" && standing.queue == "roads" && standing.priority == 2)
        #expect(standing.isOpen && standing.version == 1)
        #expect(try await actions(city) == ["request.changed"])
        let entry = try await city.rows("SELECT before_values, after_values FROM audit", columns: 2)
        #expect(entry.first?[0].contains("\"department\":\"Constituent Services\"") == true)
        #expect(entry.first?[1].contains("\"place\":\"12 Elm Street\"") == true)
        #expect(try await city.column("SELECT rule || ' ' || reason FROM service_request") == ["person Maria Silva"])
    }

    @Test("Handed over with a note, to somebody who can have it, by who may", arguments: StoreEngine.allCases)
    func handOver(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await employ(1, "Maria", in: city)
        try await employ(2, "Jo", in: city)
        try await employ(3, "Max", in: city, role: "manager")
        let number = try await opened(in: city)
        #expect(try await city.store.work.take(number, by: maria.agent) == .done)
        let toMax = RequestChange.handOver(.agent(AgentID(rawValue: 3)))
        #expect(try await change(toMax, number, in: city) == .refused(.noColleague))
        let toJo = RequestChange.handOver(.agent(jo.agent))
        let note = NewNote(form: "n1", text: " You know the lamps. ")
        #expect(try await change(toJo, number, in: city, note: note) == .done)
        #expect(try await city.store.work.holder(of: number)?.agent == jo.agent)
        guard case .refused(.held(let holder)) = try await change(toJo, number, in: city) else {
            Issue.record("changed what another has")
            return
        }
        #expect(holder.name == "Jo")
        #expect(try await change(.move(queue: "roads"), number, in: city, by: head) == .done)
        #expect(try await city.store.work.holder(of: number) == nil)
        #expect(try await city.column("SELECT status || ' ' || queue FROM service_request") == ["triage roads"])
        #expect(try await change(.move(queue: "moon"), number, in: city) == .refused(.unknownPlacement))
        #expect(try await city.store.changes.notes(on: number).map(\.text) == ["You know the lamps."])
        #expect(
            try await actions(city) == [
                "request.taken", "request.handed_over", "request.noted", "request.handed_over",
            ])
    }

    @Test(
        "In another department it stays with an agent; a partner of the old one does not have it any more",
        arguments: StoreEngine.allCases)
    func partners(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await employ(1, "Maria", in: city)
        try await employ(2, "Jo", in: city, role: "department_partner")
        try await city.run("UPDATE account SET department = 'Constituent Services' WHERE id = 2")
        for (holder, left) in [(maria.agent, "assigned"), (jo.agent, "triage")] {
            let number = try await opened(in: city, "The lamp \(holder) is out")
            #expect(try await city.store.work.take(number, by: holder) == .done)
            let same = RequestDetails(
                requestType: nil, department: "Constituent Services", queue: "triage", priority: 1, place: nil)
            #expect(try await change(.details(same), number, in: city) == .done)
            #expect(try await city.store.work.holder(of: number)?.agent == holder)
            let moved = RequestDetails(
                requestType: nil, department: "Public Works", queue: "roads", priority: 1, place: nil)
            #expect(try await change(.details(moved), number, in: city) == .done)
            let standing = try #require(try await city.store.changes.standing(of: number))
            #expect(standing.status.rawValue == left)
            #expect(standing.holder?.agent == (left == "assigned" ? holder : nil))
        }
    }

    @Test("Escalated it is more urgent, and a supervisor's", arguments: StoreEngine.allCases)
    func escalate(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await employ(2, "Jo", in: city)
        try await employ(3, "Head", in: city, role: "supervisor")
        let number = try await opened(in: city)
        #expect(try await change(.escalate(to: jo.agent), number, in: city) == .refused(.noColleague))
        #expect(try await change(.escalate(to: head.agent), number, in: city) == .done)
        let standing = try #require(try await city.store.changes.standing(of: number))
        #expect(standing.priority == 2 && standing.holder?.agent == head.agent && standing.status == .assigned)
    }

    @Test(
        "Who signs in by the city's identity provider has no password, and is a colleague like any other",
        arguments: StoreEngine.allCases)
    func federated(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var ids: [Role: AgentID] = [:]
        for role in [Role.agent, .supervisor] {
            let identity = FederatedIdentity(
                issuer: "https://id.example", subject: role.rawValue, preferredName: role.rawValue, displayName: nil,
                roles: [role])
            let outcome = try await city.store.staff.federated.signIn(
                ProvenIdentity(identity: identity, sealedRefresh: nil), at: city.clock.now())
            guard case .signedIn(let id) = outcome else { throw StoreFailure(.refused, "a test's identity") }
            ids[role] = AgentID(rawValue: id.rawValue)
        }
        // Invited only: nobody who could work.
        try await city.run("INSERT INTO account (id, name, display_name, created_at) VALUES (9, 'jo', 'Jo', 1)")
        try await city.run("INSERT INTO account_role (account, role, granted_at) VALUES (9, 'agent', 1)")
        let listed = try await city.store.changes.colleagues()
        #expect(listed.map(\.agent) == [ids[.agent], ids[.supervisor]])
        #expect(listed.map(\.isSupervisor) == [false, true])
        let number = try await opened(in: city)
        let (agent, supervisor) = (try #require(ids[.agent]), try #require(ids[.supervisor]))
        #expect(try await change(.handOver(.agent(agent)), number, in: city) == .done)
        #expect(try await city.store.work.holder(of: number)?.agent == agent)
        #expect(try await change(.escalate(to: supervisor), number, in: city, by: head) == .done)
        #expect(try await city.store.work.holder(of: number)?.agent == supervisor)
        let toInvited = RequestChange.handOver(.agent(AgentID(rawValue: 9)))
        #expect(try await change(toInvited, number, in: city, by: head) == .refused(.noColleague))
    }

    @Test("Put off it is in nobody's queue until then, or until the resident writes", arguments: StoreEngine.allCases)
    func snooze(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(.text("+16175550101", "The lamp is out"), on: SmallCity.sms)
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        let now = city.clock.now()
        #expect(try await change(.snooze(until: now), number, in: city) == .refused(.badTime))
        #expect(try await change(.snooze(until: now + .seconds(3600)), number, in: city) == .done)
        #expect(try await city.store.queue.queue(QueueFilter()).isEmpty)
        #expect(try await city.store.queue.totals(department: nil).free == 0)
        var later = QueueFilter()
        later.isSnoozed = true
        #expect(try await city.store.queue.queue(later).map(\.trackingNumber) == [number])
        city.clock.advance(by: .seconds(3600))
        #expect(try await city.store.queue.queue(QueueFilter()).map(\.trackingNumber) == [number])
        #expect(try await change(.snooze(until: now + .seconds(7200)), number, in: city) == .done)
        // The same number goes on with its request.
        try await city.send(.text("+16175550101", "Still out"), on: SmallCity.sms)
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.store.queue.queue(QueueFilter()).map(\.trackingNumber) == [number])
    }

    @Test(
        "Closed and opened again: each counted once, and spam taken out of what came in",
        arguments: StoreEngine.allCases)
    func counts(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await opened(in: city)
        #expect(try await change(.close(.notOurs), number, in: city) == .done)
        #expect(try await city.store.queue.queue(QueueFilter()).isEmpty)
        #expect(try await change(.close(.resolved), number, in: city) == .refused(.closed))
        #expect(try await change(.reopen, number, in: city) == .done)
        #expect(try await change(.reopen, number, in: city) == .refused(.open))
        #expect(try await city.ledger()["resolved"] == 1)
        #expect(try await city.ledger()["reopened"] == 1)
        let before = try await city.ledger()
        #expect(try await change(.close(.spam), number, in: city) == .done)
        let spam = try await city.ledger()
        #expect(spam["contact"] == 0 && spam["opened"] == 0 && spam["message_in"] == 0 && spam["spam"] == 1)
        #expect(try await city.column("SELECT status FROM service_request") == ["set_aside"])
        #expect(try await city.agrees())
        #expect(try await change(.reopen, number, in: city) == .done)
        let after = try await city.ledger().filter { $0.value != 0 }
        #expect(after == before)
        #expect(try await city.agrees())
        #expect(try await change(.close(.spam), number, in: city) == .done)
        #expect(try await city.ledger()["contact"] == 0)
        #expect(try await city.agrees())
    }

    @Test("A duplicate is linked, and stands as before when that is taken back", arguments: StoreEngine.allCases)
    func link(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await employ(1, "Maria", in: city)
        let (first, second) = (try await opened(in: city), try await opened(in: city, "The lamp at Elm is dark"))
        #expect(first != second)
        #expect(try await city.store.work.take(second, by: maria.agent) == .done)
        #expect(try await change(.link(parent: second), second, in: city) == .refused(.badParent))
        let before = try #require(try await city.store.changes.standing(of: second))
        #expect(try await change(.link(parent: first), second, in: city) == .done)
        let linked = try #require(try await city.store.changes.standing(of: second))
        #expect(linked.closedAs == .duplicate && linked.parent == first && linked.status == .resolved)
        #expect(try await change(.link(parent: second), first, in: city) == .refused(.badParent))
        #expect(try await city.ledger()["resolved"] == 1)
        #expect(try await change(.unlink, second, in: city) == .done)
        var after = try #require(try await city.store.changes.standing(of: second))
        after.version = before.version
        #expect(after == before)
        #expect(try await city.ledger()["resolved"] == 0)
        #expect(try await city.agrees())
        #expect(try await change(.unlink, second, in: city) == .refused(.nothing))
    }

    @Test("A note is written once for each form, and never empty", arguments: StoreEngine.allCases)
    func notes(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await opened(in: city)
        for _ in 1...2 {
            #expect(
                try await city.store.changes.write(NewNote(form: "f", text: "Call back"), on: number, by: maria)
                    == .done)
        }
        let empty = try await city.store.changes.write(NewNote(form: "g", text: " \n"), on: number, by: maria)
        #expect(empty == .refused(.empty))
        #expect(try await city.store.changes.notes(on: number).map(\.authorName) == ["Maria Silva"])
        #expect(try await actions(city) == ["request.noted"])
    }
}
