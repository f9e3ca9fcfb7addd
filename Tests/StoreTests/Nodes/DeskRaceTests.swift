import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Agents at two nodes want the same work")
struct DeskRaceTests {
    private let agents = [AgentID(rawValue: 1), AgentID(rawValue: 2)]

    private func nodes(_ engine: StoreEngine) async throws -> TwoNodes {
        let nodes = try await TwoNodes(engine)
        try await FloorHall.employ(2, in: nodes.first)
        return nodes
    }

    private func open(_ city: SmallCity) async throws -> (number: TrackingNumber, item: ItemID) {
        let message = try await city.send(.mail("ann@example.org", "The lamp is out"))
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        let request = try #require(try await city.request(of: message))
        return (number, ItemID(rawValue: request.rawValue))
    }

    @Test("of two who take it one has it, and the other learns who", arguments: StoreEngine.allCases)
    func take(_ engine: StoreEngine) async throws {
        let nodes = try await nodes(engine)
        let (number, _) = try await open(nodes.first)
        let agents = agents
        let outcomes = try await nodes.both { city, node in
            try await city.store.work.take(number, by: agents[node])
        }
        let holder = try #require(try await nodes.second.store.work.holder(of: number))
        #expect(outcomes.filter { $0 == .done }.count == 1)
        #expect(outcomes.contains(.held(holder)))
        try await expectOneTaking(nodes.first)
    }

    @Test(
        "of two floors that give it one does, and the other is told that it was overtaken",
        arguments: StoreEngine.allCases)
    func give(_ engine: StoreEngine) async throws {
        let nodes = try await nodes(engine)
        let (_, item) = try await open(nodes.first)
        let agents = agents
        let outcomes = try await nodes.both { city, node in
            let now = city.clock.now()
            let assignment = Assignment(agent: agents[node], origin: .offer, since: now)
            return try await city.store.floor.write(
                [.assigned(item, assignment, from: nil, version: 1)], by: agents[node], at: now)
        }
        #expect(outcomes.filter { $0 == .written }.count == 1)
        #expect(outcomes.contains(.overtaken(item)))
        try await expectOneTaking(nodes.first)
    }

    private func expectOneTaking(_ city: SmallCity) async throws {
        #expect(try await city.count("event WHERE kind = 'taken'") == 1)
        #expect(try await city.count("audit WHERE action = 'request.taken'") == 1)
        #expect(try await city.column("SELECT version FROM work") == ["1"])
        #expect(try await city.column("SELECT status FROM service_request") == ["assigned"])
    }

    @Test("a form that reaches two nodes is one answer", arguments: StoreEngine.allCases)
    func answer(_ engine: StoreEngine) async throws {
        let nodes = try await nodes(engine)
        let (number, _) = try await open(nodes.first)
        let draft = AnswerDraft(
            form: UUID().uuidString, request: number, text: "On it.",
            author: AnswerAuthor(agent: agents[0], firstName: "Maria"), seen: nil)
        _ = try await nodes.both { city, _ in
            try await city.store.answers.answer(draft, decide: city.answering().verdict)
        }
        #expect(try await nodes.first.count("answer") == 1)
        #expect(try await nodes.first.count("outbox WHERE kind = 'answer'") == 1)
        #expect(try await nodes.first.agrees())
    }
}
