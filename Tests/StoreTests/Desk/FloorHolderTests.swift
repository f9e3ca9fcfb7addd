import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Who has work without having been given it by the floor")
struct FloorHolderTests {
    private let one = AgentID(rawValue: 1)
    private let two = AgentID(rawValue: 2)

    /// A chat, and its request.
    private func talk(in hall: FloorHall) async throws -> ItemID {
        let chat = try await hall.city.beginChat()
        let message = PlainMessage(from: Identity(kind: .visitor, address: chat.description), "Hello?")
        return try await hall.item(of: try await hall.city.send(message, on: SmallCity.chat))
    }

    @Test(
        "A chat that a page gave to somebody who is not there goes back after the grace, and the resident is told",
        arguments: StoreEngine.allCases)
    func absent(_ engine: StoreEngine) async throws {
        try await FloorHall.with(engine) { hall in
            let item = try await talk(in: hall)
            #expect(try await hall.city.store.work.take(hall.number(of: item), by: one) == .done)
            try await eventually { await hall.driver.picture(of: self.one)?.presence == .busy }
            hall.pass(.seconds(6))
            try await eventually { await hall.driver.picture(waiting: 1).agents.first?.isConnected == false }
            #expect(try await hall.holder(of: item) == "1")
            hall.pass(.seconds(31))
            try await eventually { try await hall.holder(of: item) == "0" }
            // The row is written first.
            try await eventually { await hall.driver.picture(of: self.one)?.presence == .offline }
            #expect(try await hall.city.count("outbox WHERE kind = 'agent_gone'") == 1)
        }
    }

    @Test("Whoever has the page open keeps it until that is closed, said they were offline or not")
    func open() async throws {
        try await FloorHall.with(.sqlite) { hall in
            let item = try await talk(in: hall)
            await hall.driver.connected(one)
            _ = await hall.driver.tell(.presence(one, .offline), by: one)
            #expect(try await hall.city.store.work.take(hall.number(of: item), by: one) == .done)
            try await eventually { await hall.driver.picture(of: self.one)?.presence == .busy }
            for _ in 1...3 { hall.pass(.seconds(40)) }
            try await eventually { await hall.driver.tell(.time, by: nil) == .done }
            #expect(try await hall.holder(of: item) == "1")
            await hall.driver.disconnected(one)
            hall.pass(.seconds(6))
            try await eventually { await hall.driver.picture(waiting: 1).agents.first?.isConnected == false }
            hall.pass(.seconds(31))
            try await eventually { try await hall.holder(of: item) == "0" }
            // Gone once, they are waited for anew.
            #expect(try await hall.city.store.work.take(hall.number(of: item), by: one) == .done)
            try await eventually { await hall.driver.picture(of: self.one)?.presence == .busy }
            hall.pass(.seconds(6))
            try await eventually { await hall.driver.picture(waiting: 1).agents.first?.isConnected == false }
            hall.pass(.seconds(31))
            try await eventually { try await hall.holder(of: item) == "0" }
        }
    }

    @Test(
        "What is with a deactivated account when the floor starts goes back, and what comes to it later",
        arguments: StoreEngine.allCases)
    func strays(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await FloorHall.employ(2, in: city)
        var numbers: [TrackingNumber] = []
        for sender in ["ann@example.org", "bo@example.org"] {
            let message = try await city.send(.mail(sender, "The lamp is out"))
            numbers.append(try #require(TrackingNumber(try await city.trackingNumber(of: message))))
        }
        for number in numbers { #expect(try await city.store.work.take(number, by: two) == .done) }
        try await city.run("UPDATE account SET deactivated_at = 1 WHERE id = 2")
        let held = "SELECT request FROM work WHERE agent IS NOT NULL"
        try await FloorHall.on(city) { _ in
            try await eventually { try await city.column(held).isEmpty }
            #expect(try await city.store.work.take(numbers[0], by: two) == .done)
            try await eventually { try await city.column(held).isEmpty }
        }
        #expect(try await city.column("SELECT DISTINCT status FROM service_request") == ["triage"])
    }

    @Test("Where a page is faster with what falls due, its row is believed, and the floor goes on")
    func overtaken() async throws {
        try await FloorHall.with(.sqlite) { hall in
            let item = try await talk(in: hall)
            let number = try await hall.number(of: item)
            #expect(try await hall.city.store.work.take(number, by: one) == .done)
            try await eventually { await hall.driver.picture(of: self.one)?.presence == .busy }
            hall.pass(.seconds(6))
            try await eventually { await hall.driver.picture(waiting: 1).agents.first?.isConnected == false }
            hall.beforeNextWrite { [one] in _ = try await hall.city.store.work.putBack(number, by: one) }
            hall.pass(.seconds(31))
            try await eventually { await hall.driver.picture(of: self.one)?.presence == .offline }
            #expect(
                try await hall.city.column("SELECT kind FROM event WHERE kind IN ('put_back', 'released')")
                    == ["put_back"])
            #expect(await hall.driver.tell(.presence(two, .available), by: two) == .done)
        }
    }

    @Test("A write that fails loses nothing of what was news with it")
    func fault() async throws {
        try await FloorHall.with(.sqlite) { hall in
            let numbers = ["+16175550101", "+16175550102"]
            _ = await hall.driver.tell(.presence(one, .busy), by: one)
            var items: [ItemID] = []
            for number in numbers {
                let item = try await hall.item(of: hall.city.send(.text(number, "A pothole"), on: SmallCity.sms))
                #expect(try await hall.city.store.work.take(hall.number(of: item), by: one) == .done)
                try await self.answer(hall.number(of: item), in: hall.city)
                items.append(item)
            }
            try await eventually { [items] in await Set(hall.work(of: self.one)) == Set(items) }
            try await eventually { await hall.driver.picture(of: self.one)?.pointsInUse == 0 }
            #expect(await hall.driver.tell(.presence(one, .offline), by: one) == .done)
            #expect(try await hall.holder(of: items[0]) == "1")
            // Both write, whose agent is gone: both go back, the one whose turn failed and the one behind it.
            hall.beforeNextWrite { throw StoreFailure(.unavailable, "no write") }
            for number in numbers { try await hall.city.keep(.text(number, "Still there"), on: SmallCity.sms) }
            try await hall.city.file()
            try await eventually { hall.hasWritten }
            for item in items { try await eventually { try await hall.holder(of: item) == "0" } }
        }
    }

    private func answer(_ number: TrackingNumber, in city: SmallCity) async throws {
        let draft = AnswerDraft(
            form: "\(city.ids.next())", request: number, text: "On it.",
            author: AnswerAuthor(agent: one, firstName: "Agent"), seen: nil)
        let outcome = try await city.store.answers.answer(draft, decide: city.answering().verdict)
        guard case .written = outcome else { throw StoreFailure(.refused, "\(outcome)") }
    }
}
