import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("The floor, driven by rows and by agents")
struct FloorDriverTests {
    private let one = AgentID(rawValue: 1)
    private let two = AgentID(rawValue: 2)

    @Test(
        "What is filed is offered, and accepting it is a row, a timeline event and an audit entry",
        arguments: StoreEngine.allCases)
    func offered(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            #expect(await hall.driver.tell(.presence(one, .available), by: one) == .done)
            let item = try await hall.open("The lamp is out")
            let offer = try await hall.offer(of: item, to: one)
            #expect(
                await hall.driver.tell(.accepted(item, by: two, version: offer.version), by: two)
                    == .refused(.offerGone))
            #expect(await hall.driver.tell(.accepted(item, by: one, version: offer.version), by: one) == .done)
            #expect(try await hall.holder(of: item) == "1")
            #expect(try await hall.city.column("SELECT status FROM service_request") == ["assigned"])
            #expect(
                try await hall.city.rows("SELECT kind, detail FROM event WHERE kind = 'taken'", columns: 2) == [
                    ["taken", "Agent 1"]
                ])
            #expect(
                try await hall.city.rows(
                    "SELECT action, author, subject FROM audit WHERE action LIKE 'request.taken'", columns: 3)
                    == [["request.taken", "1", "\(item)"]])
            try await eventually { hall.changes.contains { if case .mine(self.one, _) = $0 { true } else { false } } }
            #expect(await hall.work(of: one) == [item])
        }
    }

    @Test("What pages do reaches the floor: taken, put back, answered, resolved", arguments: StoreEngine.allCases)
    func pages(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            _ = await hall.driver.tell(.presence(one, .available), by: one)
            let item = try await hall.open("The lamp is out")
            _ = try await hall.offer(of: item, to: one)
            let number = try await hall.number(of: item)
            // Taken by hand by another: the offer is gone, and accepting it loses with who has it.
            #expect(try await hall.city.store.work.take(number, by: two) == .done)
            #expect(
                await hall.driver.tell(.accepted(item, by: one, version: 0), by: one) == .refused(.taken(by: two)))
            try await eventually { await hall.work(of: two) == [item] }
            #expect(await hall.offers(to: one).isEmpty)
            #expect(try await hall.city.store.work.putBack(number, by: two) == .done)
            let again = try await hall.offer(of: item, to: one)
            #expect(again.version == 2)
            #expect(await hall.driver.tell(.accepted(item, by: one, version: 2), by: one) == .done)
            // Answered, it takes nothing of the agent's capacity; resolved, it leaves.
            try await answer(number, by: one, in: hall.city)
            try await eventually { await hall.driver.picture(of: self.one)?.pointsInUse == 0 }
            #expect(await hall.work(of: one) == [item])
            try await answer(number, by: one, in: hall.city, resolves: true)
            try await eventually { await hall.work(of: self.one).isEmpty }
            try await eventually { hall.changes.contains(.left(item)) }
        }
    }

    @Test(
        "Who waits and writes again is heard of without a row being read; who was answered is read again",
        arguments: StoreEngine.allCases)
    func writesAgain(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            let item = try await hall.item(
                of: try await hall.city.send(.text("+16175550101", "The lamp is out"), on: SmallCity.sms))
            @Sendable func touches() -> Int { hall.changes.count { $0 == .touched(item) } }
            @Sendable func write(_ text: String) async throws {
                let before = touches()
                let message = try await hall.city.send(.text("+16175550101", text), on: SmallCity.sms)
                #expect(try await hall.item(of: message) == item)
                try await eventually { touches() > before }
            }
            try await eventually { touches() == 1 }
            let reads = hall.reads(of: item)
            try await write("It still is")
            try await write("And the next one, too")
            #expect(hall.reads(of: item) == reads)
            let card = try #require(await hall.driver.card(item))
            #expect(card.waitingSince == card.openedAt)

            try await answer(try await hall.number(of: item), by: one, in: hall.city)
            try await eventually { await hall.driver.card(item)?.waitingSince == nil }
            hall.city.clock.advance(by: .seconds(60))
            try await write("Now a third")
            #expect(await hall.driver.card(item)?.waitingSince == hall.city.clock.now())
        }
    }

    @Test(
        "What arrived earlier and was filed later is since when they have waited, at once",
        arguments: StoreEngine.allCases)
    func filedLater(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            @Sendable func write(_ text: String) async throws -> ItemID {
                try await hall.item(of: try await hall.city.send(.text("+16175550101", text), on: SmallCity.sms))
            }
            // Sooner than the floor looks at all rows anyway.
            hall.city.clock.advance(by: .seconds(30))
            let item = try await write("The lamp is out")
            try await eventually { await hall.driver.card(item)?.waitingSince == hall.city.clock.now() }
            hall.city.clock.advance(by: .seconds(-20))
            let earlier = hall.city.clock.now()
            #expect(try await write("It sparks") == item)
            try await eventually { await hall.driver.card(item)?.waitingSince == earlier }
        }
    }

    @Test(
        "A change of type, priority or place, or a note, leaves an offer where it is; putting it off does not",
        arguments: StoreEngine.allCases)
    func changedWhileOffered(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            _ = await hall.driver.tell(.presence(one, .available), by: one)
            let item = try await hall.open("The lamp is out")
            let offer = try await hall.offer(of: item, to: one)
            let number = try await hall.number(of: item)
            let changer = Changer(agent: two, name: "Agent 2")
            let before = try #require(try await hall.city.store.changes.standing(of: number))
            let details = RequestDetails(
                requestType: nil, department: before.department, queue: before.queue, priority: 2, place: "Elm Street")
            let note = NewNote(form: "n", text: "Knows the mayor")
            #expect(
                try await hall.city.store.changes.change(
                    number, .details(details), seen: before.version, note: note, by: changer,
                    decide: hall.city.changing.verdict) == .done)
            try await eventually { await hall.driver.card(item)?.priority == 2 }
            #expect(await hall.offers(to: one).map(\.item) == [item])
            #expect(!hall.changes.contains { if case .withdrawn = $0 { true } else { false } })
            #expect(await hall.driver.tell(.accepted(item, by: one, version: offer.version), by: one) == .done)
            #expect(try await hall.holder(of: item) == "1")
            let other = try await hall.open("A hole", from: "bo@example.org")
            let second = try await hall.offer(of: other, to: one)
            let otherNumber = try await hall.number(of: other)
            let until = hall.city.clock.now() + .seconds(600)
            #expect(
                try await hall.city.store.changes.change(
                    otherNumber, .snooze(until: until), seen: 0, note: nil, by: changer,
                    decide: hall.city.changing.verdict) == .done)
            try await eventually { hall.changes.contains(.withdrawn(second, .itemLeft)) }
        }
    }

    @Test(
        "A logged call is no live work: offered by the ordinary rule, seen as a call, and its holder's when they are gone",
        arguments: StoreEngine.allCases)
    func loggedCall(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            await hall.driver.connected(one)
            _ = await hall.driver.tell(.presence(one, .available), by: one)
            // Two calls fit beside each other, which by the rule of calls they would not.
            var items: [ItemID] = []
            for (index, kind) in ["phone", "walk_in"].enumerated() {
                let item = try await hall.open("Call \(index)", from: "bo\(index)@example.org")
                try await hall.city.run("UPDATE service_request SET channel_kind = '\(kind)' WHERE id = \(item)")
                let offer = try await hall.offer(of: item, to: one)
                #expect(await hall.driver.tell(.accepted(item, by: one, version: offer.version), by: one) == .done)
                items.append(item)
            }
            try await eventually { await hall.driver.picture(of: one)?.pointsInUse == 2 }
            #expect(await hall.driver.card(items[0])?.channel == .phone)
            let third = try await hall.open("Call 2", from: "bo2@example.org")
            await hall.driver.disconnected(one)
            try await hall.city.run("UPDATE service_request SET channel_kind = 'phone' WHERE id = \(third)")
            hall.pass(.seconds(6))
            try await eventually { await hall.driver.picture(waiting: 1).agents.first?.isConnected == false }
            hall.pass(.seconds(31))
            try await eventually { await hall.driver.picture(of: one)?.presence == .offline }
            for item in items { #expect(try await hall.holder(of: item) == "1") }
            try await eventually { await hall.driver.picture(waiting: 1).queue.map(\.channel) == [.phone] }
        }
    }

    private func answer(
        _ number: TrackingNumber, by agent: AgentID, in city: SmallCity, resolves: Bool = false
    ) async throws {
        let draft = AnswerDraft(
            form: "\(city.ids.next())", request: number, text: "On it.",
            author: AnswerAuthor(agent: agent, firstName: "Agent"), seen: nil, resolves: resolves)
        let outcome = try await city.store.answers.answer(draft, decide: city.answering().verdict)
        guard case .written = outcome else { throw StoreFailure(.refused, "\(outcome)") }
    }

    @Test(
        "Of an agent who is gone without goodbye the chats go back after the grace, and the resident is told",
        arguments: StoreEngine.allCases)
    func gone(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            let chat = try await hall.city.beginChat()
            await hall.driver.connected(one)
            _ = await hall.driver.tell(.presence(one, .available), by: one)
            let message = PlainMessage(from: Identity(kind: .visitor, address: chat.description), "Hello?")
            let item = try await hall.item(of: try await hall.city.send(message, on: SmallCity.chat))
            let offer = try await hall.offer(of: item, to: one)
            #expect(await hall.driver.tell(.accepted(item, by: one, version: offer.version), by: one) == .done)
            await hall.driver.disconnected(one)
            // A page that changes is no lost connection, and a lost one has its grace.
            hall.pass(.seconds(4))
            await hall.driver.connected(one)
            await hall.driver.disconnected(one)
            hall.pass(.seconds(6))
            try await eventually { await hall.driver.picture(waiting: 1).agents.first?.isConnected == false }
            #expect(try await hall.holder(of: item) == "1")
            hall.pass(.seconds(31))
            try await eventually { try await hall.holder(of: item) == "0" }
            // The row is written before the floor holds it.
            try await eventually { await hall.driver.picture(of: self.one)?.presence == .offline }
            #expect(try await hall.city.column("SELECT detail FROM event WHERE kind = 'released'") == ["Agent 1"])
            let told = try await hall.city.rows(
                "SELECT recipient, text FROM outbox WHERE kind = 'agent_gone'", columns: 2)
            #expect(told == [[chat.description, "Somebody else will come."]])
            #expect(hall.changes.contains(.notice(.vanished(one))))
        }
    }

    @Test(
        "A floor that starts anew knows who has what; who does not come back loses live work only",
        arguments: StoreEngine.allCases)
    func restart(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            let chat = try await hall.city.beginChat()
            let message = PlainMessage(from: Identity(kind: .visitor, address: chat.description), "Hello?")
            let talk = try await hall.item(of: try await hall.city.send(message, on: SmallCity.chat))
            let mail = try await hall.open("The lamp is out")
            for item in [talk, mail] {
                _ = try await hall.city.store.work.take(hall.number(of: item), by: one)
            }
            try await FloorHall.on(hall.city) { second in
                try await eventually { await Set(second.work(of: self.one)) == [talk, mail] }
                second.pass(.seconds(6))
                try await eventually { await second.driver.picture(waiting: 1).agents.first?.isConnected == false }
                second.pass(.seconds(31))
                try await eventually { try await second.holder(of: talk) == "0" }
                #expect(try await second.holder(of: mail) == "1")
            }
        }
    }

    @Test("An agent who is deactivated gives back what they have", arguments: StoreEngine.allCases)
    func retired(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            let item = try await hall.open("The lamp is out")
            _ = try await hall.city.store.work.take(hall.number(of: item), by: two)
            try await eventually { await hall.work(of: self.two) == [item] }
            try await hall.city.run("UPDATE account SET deactivated_at = 1 WHERE id = 2")
            try await hall.city.run(
                """
                INSERT INTO audit (id, at, author_kind, author, action, subject_kind, subject, before_values, after_values)
                VALUES (1, 0, 'command', NULL, 'account.deactivated', 'account', 2, '{}', '{}')
                """)
            hall.pass(.seconds(2))
            try await eventually { try await hall.holder(of: item) == "0" }
            try await eventually { await hall.driver.picture(of: self.two) == nil }
        }
    }

    @Test(
        "Whatever pages and sockets do at once, nothing is with two, and the floor ends as the rows have it",
        arguments: StoreEngine.allCases)
    func storm(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine, agents: 6) { hall in
            let agents = (1...6).map { AgentID(rawValue: Int64($0)) }
            var items: [ItemID] = []
            for index in 1...20 { items.append(try await hall.open("Lamp \(index)", from: "r\(index)@example.org")) }
            let numbers = try await self.numbers(of: items, hall)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for agent in agents {
                    group.addTask { [items] in try await self.work(agent, items, numbers, hall) }
                }
                try await group.waitForAll()
            }
            hall.pass(.seconds(1))
            // Versions count the changes of hands, each of which is on the timeline.
            for item in items {
                let version =
                    try await hall.city.column("SELECT version FROM work WHERE request = \(item)").first ?? "0"
                let hands = try await hall.city.column(
                    "SELECT COUNT(*) FROM event WHERE request = \(item) AND kind IN ('taken', 'put_back', 'released')")
                #expect(hands == [version])
            }
            for agent in agents {
                try await eventually {
                    let rows = try await hall.city.column("SELECT request FROM work WHERE agent = \(agent)")
                    return await Set(hall.work(of: agent).map(\.description)) == Set(rows)
                }
            }
        }
    }

    private func numbers(of items: [ItemID], _ hall: FloorHall) async throws -> [ItemID: TrackingNumber] {
        var numbers: [ItemID: TrackingNumber] = [:]
        for item in items { numbers[item] = try await hall.number(of: item) }
        return numbers
    }

    /// An agent who accepts, takes and puts back, by the floor and by pages.
    private func work(
        _ agent: AgentID, _ items: [ItemID], _ numbers: [ItemID: TrackingNumber], _ hall: FloorHall
    ) async throws {
        var generator = SeededGenerator(seed: UInt64(agent.rawValue))
        _ = await hall.driver.tell(.presence(agent, .available), by: agent)
        for _ in 1...40 {
            for offer in await hall.offers(to: agent) {
                _ = await hall.driver.tell(.accepted(offer.item, by: agent, version: offer.version), by: agent)
            }
            guard let item = items.randomElement(using: &generator), let number = numbers[item] else { continue }
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: _ = try await hall.city.store.work.take(number, by: agent)
            case 1: _ = try await hall.city.store.work.putBack(number, by: agent)
            case 2:
                guard let mine = await hall.driver.picture(of: agent)?.work.first else { continue }
                _ = await hall.driver.tell(.putBack(mine.item, by: agent, version: mine.version), by: agent)
            default: _ = await hall.driver.tell(.took(item, by: agent, version: 0), by: agent)
            }
        }
    }
}
