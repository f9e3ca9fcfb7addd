import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Chats' places in the queue are the floor's own")
struct FloorPlacesTests {
    /// A chat, and what is changed of its request then.
    private func chat(_ hall: FloorHall, _ text: String, _ changes: String) async throws -> ItemID {
        let session = try await hall.city.beginChat()
        let message = try await hall.city.send(.chat(session, text), on: SmallCity.chat)
        let item = try await hall.item(of: message)
        if !changes.isEmpty { try await hall.city.run("UPDATE service_request SET \(changes) WHERE id = \(item)") }
        hall.pass(.seconds(1))
        return item
    }

    private func places(_ hall: FloorHall, _ items: [ItemID]) async -> [Int?] {
        let places = await hall.driver.places()
        return items.map { places[RowID(rawValue: $0.rawValue)] }
    }

    @Test(
        "over several departments, languages and priorities, the places are the order in which agents are offered them",
        arguments: StoreEngine.allCases)
    func order(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            var items: [ItemID] = []
            for (index, changes) in [
                "department = 'Water'", "language = 'es', priority = 4", "priority = 1", "department = 'Parks'",
                "language = 'ht', department = 'Parks', priority = 2", "",
            ].enumerated() {
                items.append(try await chat(hall, "Chat \(index)", changes))
            }
            _ = try await hall.open("A mail is in no chat's way")
            let chats = items
            let expected: [Int?] = [3, 6, 1, 4, 2, 5]
            try await eventually { await places(hall, chats) == expected }
            let agent = AgentID(rawValue: 1)
            var order: [ItemID] = []
            #expect(await hall.driver.tell(.presence(agent, .available), by: agent) == .done)
            while order.count < chats.count {
                try await eventually { await hall.offers(to: agent).contains { chats.contains($0.item) } }
                let offers = await hall.offers(to: agent).filter { chats.contains($0.item) }
                guard let offer = offers.min(by: { $0.until < $1.until }) else { continue }
                // What is being offered is the next one; the others moved up.
                #expect(await places(hall, [offer.item]) == [1])
                order.append(offer.item)
                #expect(await hall.driver.tell(.declined(offer.item, by: agent), by: agent) == .done)
                try await hall.city.run("UPDATE service_request SET status = 'resolved' WHERE id = \(offer.item)")
                hall.pass(.seconds(1))
                try await eventually { await places(hall, [offer.item]) == [nil] }
            }
            let byPlace = zip(chats, expected).sorted { ($0.1 ?? 0) < ($1.1 ?? 0) }.map(\.0)
            #expect(order == byPlace)
        }
    }

    @Test("a floor that another node may have by now tells no places", arguments: StoreEngine.allCases)
    func over(_ engine: StoreEngine) async throws {
        var driver: FloorDriver?
        try await FloorHall.with(engine) { hall in
            let chat = try await chat(hall, "One", "")
            try await eventually { await places(hall, [chat]) == [1] }
            driver = hall.driver
        }
        // Its run is over.
        #expect(try await #require(driver).places().isEmpty)
    }

    @Test("a more urgent one moves the others back; who is taken waits no more", arguments: StoreEngine.allCases)
    func moves(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            let first = try await chat(hall, "One", "")
            let second = try await chat(hall, "Two", "")
            try await eventually { await places(hall, [first, second]) == [1, 2] }
            try await hall.city.run("UPDATE service_request SET priority = 1 WHERE id = \(second)")
            try await eventually { await places(hall, [first, second]) == [2, 1] }
            _ = try await hall.city.store.work.take(try await hall.number(of: second), by: AgentID(rawValue: 1))
            try await eventually { await places(hall, [first, second]) == [1, nil] }
        }
    }
}
