import Intake
import Store
import TestKit
import Testing

/// The machine's clock stood four years ahead for a while, and was set right.
@Suite("A clock that was wrong for a while")
struct ClockFaultTests {
    private static let fault = Duration.seconds(4 * 365 * 86_400)
    private let number = "+16175550123"
    private let ann = "ann@example.org"

    @Test("does not tie a number's texts to one request for years", arguments: StoreEngine.allCases)
    func texts(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        city.clock.advance(by: Self.fault)
        let first = try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        city.clock.advance(by: .zero - Self.fault)
        let second = try await city.send(.text(number, "A tree fell"), on: SmallCity.sms)
        let third = try await city.send(.text(number, "on Elm"), on: SmallCity.sms)
        #expect(try await city.request(of: second) != (try await city.request(of: first)))
        #expect(try await city.request(of: third) == (try await city.request(of: second)))
        #expect(try await city.ledger()["contact"] == 2)
        #expect(try await city.agrees())
    }

    @Test("does not part a chat session", arguments: StoreEngine.allCases)
    func chat(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let chat = try await city.beginChat()
        city.clock.advance(by: Self.fault)
        let first = try await city.send(.chat(chat, "Hello"), on: SmallCity.chat)
        city.clock.advance(by: .zero - Self.fault)
        let second = try await city.send(.chat(chat, "A pothole"), on: SmallCity.chat)
        #expect(try await city.request(of: second) == (try await city.request(of: first)))
        #expect(try await city.ledger()["contact"] == 1)
    }

    @Test("does not use up a resident's acknowledgements for years", arguments: StoreEngine.allCases)
    func acknowledgements(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        city.clock.advance(by: Self.fault)
        for index in 1...6 { try await city.send(.mail(ann, "Pothole \(index)", id: "m\(index)@example.org")) }
        city.clock.advance(by: .zero - Self.fault)
        try await city.send(.mail(ann, "Another one", id: "m7@example.org"))
        #expect(
            try await city.column("SELECT kind FROM outbox ORDER BY id")
                == Array(repeating: "acknowledgement", count: 5) + ["digest", "acknowledgement"])
    }

    @Test("does not hold up what waits to be sent beyond the next start", arguments: StoreEngine.allCases)
    func outbox(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        city.clock.advance(by: Self.fault)
        try await city.send(.mail(ann, "A pothole", id: "m1@example.org"))
        let first = try await city.store.outbox.claim(channel: SmallCity.mail, limit: 9, now: city.clock.now())
        try await city.store.outbox.settle(
            first.map { ($0.message.id, .retry(at: nil, code: "451")) }, now: city.clock.now())
        city.clock.advance(by: .zero - Self.fault)
        try await city.send(.mail(ann, "A tree fell", id: "m2@example.org"))
        // Its lane waits for the earlier one, which waits for a time that is years away.
        #expect(try await city.deliver().isEmpty)
        #expect(try await city.store.outbox.recover(channel: SmallCity.mail) == 0)
        #expect(try await city.deliver().map(\.id) == first.map(\.message.id))
        #expect(try await city.deliver().count == 1)
    }
}
