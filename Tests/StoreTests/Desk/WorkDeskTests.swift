import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Who has which request, and the queue of what is open")
struct WorkDeskTests {
    private let maria = AgentID(rawValue: 1)
    private let jo = AgentID(rawValue: 2)

    private func city(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        for (id, name) in [(1, "Maria Silva"), (2, "Jo Park")] {
            try await city.run(
                "INSERT INTO account (id, name, display_name, created_at) VALUES (\(id), 'a\(id)', '\(name)', 0)")
        }
        return city
    }

    private func open(_ text: String, _ city: SmallCity) async throws -> TrackingNumber {
        let message = try await city.send(.mail("ann@example.org", text))
        return try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    @Test("Of two who take it one has it, and the other learns who", arguments: StoreEngine.allCases)
    func race(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let number = try await open("The lamp is out", city)
        async let first = city.store.work.take(number, by: maria)
        async let second = city.store.work.take(number, by: jo)
        let outcomes = try await [first, second]
        let holder = try #require(try await city.store.work.holder(of: number))
        #expect(outcomes.filter { $0 == .done }.count == 1)
        #expect(outcomes.contains(.held(holder)))
        #expect(try await city.column("SELECT kind FROM event WHERE kind = 'taken'").count == 1)
        #expect(try await city.column("SELECT status FROM service_request") == ["assigned"])
        #expect(try await city.store.work.take(number, by: holder.agent) == .done)
    }

    @Test("Only who has it puts it back", arguments: StoreEngine.allCases)
    func putBack(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let number = try await open("The lamp is out", city)
        #expect(try await city.store.work.putBack(number, by: maria) == .free)
        _ = try await city.store.work.take(number, by: maria)
        guard case .held(let holder) = try await city.store.work.putBack(number, by: jo) else {
            Issue.record("somebody else put it back")
            return
        }
        #expect(holder.name == "Maria Silva")
        #expect(try await city.store.work.putBack(number, by: maria) == .done)
        #expect(try await city.store.work.holder(of: number) == nil)
        #expect(try await city.column("SELECT status FROM service_request") == ["triage"])
        #expect(try await city.store.work.take(number, by: jo) == .done)
        #expect(try await city.column("SELECT version FROM work") == ["3"])
    }

    @Test("Whoever answers what nobody has, has it; what somebody has stays theirs", arguments: StoreEngine.allCases)
    func answering(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let numbers = [try await open("The lamp is out", city), try await open("A pothole", city)]
        _ = try await city.store.work.take(numbers[1], by: jo)
        for number in numbers { try await answer("On it.", on: number, in: city) }
        #expect(try await city.store.work.holder(of: numbers[0])?.agent == maria)
        #expect(try await city.store.work.holder(of: numbers[1])?.agent == jo)
    }

    private func answer(
        _ text: String, on number: TrackingNumber, in city: SmallCity, resolves: Bool = false
    ) async throws {
        let draft = AnswerDraft(
            form: "\(city.ids.next())", request: number, text: text,
            author: AnswerAuthor(agent: maria, firstName: "Maria"), seen: nil,
            closes: resolves ? .resolved : nil)
        let outcome = try await city.store.answers.answer(draft, decide: city.answering().verdict)
        guard case .written = outcome else { throw StoreFailure(.refused, "\(outcome)") }
    }

    @Test("The resident's next message opens again what was resolved, with who had it", arguments: StoreEngine.allCases)
    func reopened(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let number = try await open("The lamp is out", city)
        try await answer("Mended.", on: number, in: city, resolves: true)
        #expect(try await city.store.work.take(number, by: jo) == .closed)
        #expect(try await city.store.queue.queue(QueueFilter()).isEmpty)
        var reply = PlainMessage.mail("ann@example.org", "It is dark again")
        let request = try #require(try await city.column("SELECT id FROM service_request").first.flatMap { Int64($0) })
        reply.claims = [RowID(rawValue: request)]
        reply.automatic = .automatic
        try await city.send(reply)
        #expect(try await city.column("SELECT status FROM service_request") == ["resolved"])
        reply.automatic = nil
        try await city.send(reply)
        #expect(try await city.column("SELECT status FROM service_request") == ["assigned"])
        #expect(try await city.column("SELECT kind FROM event WHERE kind = 'reopened'").count == 1)
        #expect(try await city.store.queue.queue(QueueFilter(hands: .of(maria))).map(\.trackingNumber) == [number])
    }

    @Test("A text within a day of the resolving answer opens it again", arguments: StoreEngine.allCases)
    func reopenedByText(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        var text = PlainMessage(from: Identity(kind: .phone, address: "+16175550101"), "The lamp is out")
        text.isVerified = true
        let opened = try await city.send(text, on: SmallCity.sms)
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: opened)))
        try await answer("Mended.", on: number, in: city, resolves: true)
        text.text = "No it is not"
        try await city.send(text, on: SmallCity.sms)
        #expect(try await city.column("SELECT status FROM service_request") == ["assigned"])
    }

    @Test("The queue: most urgent first, oldest of them first, page by page", arguments: StoreEngine.allCases)
    func queue(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        var numbers: [TrackingNumber] = []
        for index in 1...5 {
            numbers.append(try await open("Lamp \(index)", city))
            city.clock.advance(by: .seconds(60))
        }
        let urgent = numbers[3].symbols
        try await city.run("UPDATE service_request SET priority = 1 WHERE tracking_number = '\(urgent)'")
        _ = try await city.store.work.take(numbers[1], by: maria)
        try await answer("On it.", on: numbers[2], in: city)
        let all = try await city.store.queue.queue(QueueFilter())
        #expect(all.map(\.trackingNumber) == [numbers[3], numbers[0], numbers[1], numbers[2], numbers[4]])
        #expect(all.map { $0.holder?.name } == [nil, nil, "Maria Silva", "Maria Silva", nil])
        #expect(all[3].waitingSince == nil)
        #expect(all[4].waitingSince == all[4].openedAt)
        let rest = try await city.store.queue.queue(QueueFilter(after: all[1].place, limit: 2))
        #expect(rest.map(\.trackingNumber) == [numbers[1], numbers[2]])
        let free = try await city.store.queue.queue(QueueFilter(hands: .nobody))
        #expect(free.map(\.trackingNumber) == [numbers[3], numbers[0], numbers[4]])
        #expect(try await city.store.queue.queue(QueueFilter(hands: .of(maria))).count == 2)
        #expect(try await city.store.queue.queue(QueueFilter(channel: .sms)).isEmpty)
        #expect(try await city.store.queue.queue(QueueFilter(department: "Water")).isEmpty)
        #expect(try await city.store.queue.totals(department: nil) == QueueTotals(free: 3, held: 2))
        #expect(QueuePlace(all[0].place.text) == all[0].place)
    }

    @Test("No place in the queue", arguments: ["", "1", "-1-2", "1-", "1-x", "10-5", "1-2-3", "1--2"])
    func noPlace(_ text: String) {
        #expect(QueuePlace(text) == nil)
    }
}
