import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Junk by its words: set aside where that is certain, told where it is likely, and given back by one press")
struct JunkFilingTests {
    private static let certain = JunkGuess(probability: 0.998, words: ["claim", "prize"], isSure: true)
    private static let likely = JunkGuess(probability: 0.83, words: ["prize"], isSure: false)

    private func file(
        _ message: PlainMessage, as junk: JunkGuess, in city: SmallCity, on channel: ChannelName = SmallCity.mail
    ) async throws -> TrackingNumber {
        let id = try await city.keep(message, on: channel)
        let kept = try await city.store.filer.backlog(excluding: [], limit: 10)
        let decider = FixedDecider { [journey = city.journey] message, placement, facts in
            var message = message
            message.junk = junk
            return journey.decide(message, placement, facts)
        }
        _ = try await city.store.filer.file(kept.map(city.journey.prepare), by: decider)
        return try #require(TrackingNumber(try await city.trackingNumber(of: id)))
    }

    private func entries(_ kind: JunkFilter.Kind, of department: String? = nil, in city: SmallCity) async throws
        -> [JunkEntry]
    {
        try await city.store.junk.entries(JunkFilter(kind: kind, department: department))
    }

    @Test("certain: kept, counted as spam, not answered; released it is a person's", arguments: StoreEngine.allCases)
    func certain(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let city = scene.city
        let number = try await file(
            .mail("x@junk.example", "Claim your prize", id: "j1"), as: Self.certain, in: city)
        #expect(try await city.column("SELECT status FROM service_request") == ["set_aside"])
        #expect(try await city.column("SELECT is_spam FROM message") == ["1"])
        #expect(try await city.ledger() == ["spam": 1])
        #expect(try await city.count("outbox") == 0)
        #expect(try await city.count("resident") == 0)
        let entry = try #require(try await entries(.spam, in: city).first)
        #expect(entry.number == number && entry.reason == "spam by its words: claim, prize" && entry.score == 0.998)
        #expect(try await entries(.automatic, in: city).isEmpty)
        #expect(try await entries(.suspected, in: city).isEmpty)
        #expect(try await entries(.spam, of: "Nobody's", in: city).isEmpty)
        // By its words alone it teaches nothing.
        #expect(try await city.store.models.decidedJunk(before: nil, limit: 9).isEmpty)
        #expect(try await scene.undo(.setAside, on: number) == .done)
        #expect(
            try await city.ledger().filter { $0.value != 0 } == ["message_in": 1, "contact": 1, "opened": 1])
        #expect(try await entries(.spam, in: city).isEmpty)
        #expect(try await city.store.models.decidedJunk(before: nil, limit: 9).map(\.decided.isJunk) == [false])
        #expect(try await city.agrees())
        // They are a resident like any other now: their next mail is not set aside, and an answer to ours goes on with the request.
        var reply = PlainMessage.mail("x@junk.example", "I am no robot", id: "j2")
        let request = try await city.column("SELECT id FROM service_request").first.flatMap(Int64.init)
        reply.claims = [RowID(rawValue: try #require(request))]
        let answered = try await city.send(reply)
        #expect(try await !city.isUnconfirmed(answered))
        _ = try await file(.mail("x@junk.example", "My prize", id: "j3"), as: Self.certain, in: city)
        #expect(try await city.count("service_request WHERE status = 'set_aside'") == 0)
        #expect(try await city.agrees())
    }

    @Test(
        "texts of one number that are released are one occasion, and what follows goes on",
        arguments: StoreEngine.allCases)
    func releasedTexts(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let (city, phone) = (scene.city, "+16175550177")
        let numbers = [
            try await file(.text(phone, "Claim one"), as: Self.certain, in: city, on: SmallCity.sms),
            try await file(.text(phone, "Claim two"), as: Self.certain, in: city, on: SmallCity.sms),
        ]
        #expect(try await city.ledger() == ["spam": 2])
        for number in numbers { #expect(try await scene.undo(.setAside, on: number) == .done) }
        city.clock.advance(by: .seconds(60))
        try await city.send(.text(phone, "Hello?"), on: SmallCity.sms)
        #expect(try await city.ledger()["contact"] == 1)
        #expect(try await city.count("service_request") == 2, "the third text goes on with the first's")
        #expect(try await city.count("resident") == 1)
        #expect(try await city.agrees())
    }

    @Test("never by itself: who wrote before, what may cost lives, a chat", arguments: StoreEngine.allCases)
    func spared(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.mail("ann@example.org", "The lamp is out", id: "a1"))
        _ = try await file(.mail("ann@example.org", "Claim your prize", id: "a2"), as: Self.certain, in: city)
        _ = try await file(
            .mail("bob@example.org", "Win! There is a gas leak here", id: "b1"), as: Self.certain, in: city)
        #expect(try await city.count("service_request WHERE status = 'set_aside'") == 0)
        #expect(try await city.column("SELECT kind FROM decision WHERE kind = 'suspected'").count == 2)
    }

    @Test("likely: in the queue, told, until a person says what it is", arguments: StoreEngine.allCases)
    func likely(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let city = scene.city
        let first = try await file(.mail("x@junk.example", "A prize", id: "j1"), as: Self.likely, in: city)
        let second = try await file(.mail("y@junk.example", "The prize", id: "j2"), as: Self.likely, in: city)
        #expect(try await city.count("outbox") == 2)
        let listed = try await entries(.suspected, in: city)
        #expect(listed.map(\.number) == [second, first] && listed.first?.score == 0.83)
        let rest = try await city.store.junk.entries(JunkFilter(kind: .suspected, before: listed.first?.place))
        #expect(rest.map(\.number) == [first])
        #expect(try await scene.undo(.suspected, on: first) == .done)
        #expect(try await scene.standing(first).status == .triage)
        #expect(try await scene.change(second, .close(.spam)) == .done)
        #expect(try await entries(.suspected, in: city).isEmpty)
        let aside = try #require(try await entries(.spam, in: city).first)
        #expect(aside.number == second && aside.setAsideBy?.hasPrefix("Maria Silva") == true && aside.decision == nil)
        let taught = try await city.store.models.decidedJunk(before: nil, limit: 9)
        #expect(taught.map(\.decided.isJunk) == [true, false])
        #expect(taught.map(\.decided.text) == ["The prize", "A prize"])
        #expect(try await city.agrees())
    }

    @Test("each list by its own key: spam apart from automatic mail, by department", arguments: StoreEngine.allCases)
    func lists(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let city = scene.city
        var away = PlainMessage.mail("robot@example.org", "Out of office", id: "r1")
        away.automatic = .automatic
        try await city.send(away)
        let spam = try await file(.mail("x@junk.example", "Claim", id: "j1"), as: Self.certain, in: city)
        let likely = try await file(.mail("y@junk.example", "A prize", id: "j2"), as: Self.likely, in: city)
        #expect(try await entries(.automatic, in: city).count == 1)
        #expect(try await entries(.spam, in: city).map(\.number) == [spam])
        let departments = try await city.column("SELECT department FROM service_request ORDER BY id")
        let department = try #require(departments.last)
        #expect(try await entries(.suspected, of: department, in: city).map(\.number) == [likely])
        #expect(try await entries(.suspected, of: "Nobody's", in: city).isEmpty)
        #expect(try await entries(.automatic, of: departments[0], in: city).count == 1)
        // Who is asked no more is on no list, and is again once the request is open.
        #expect(try await scene.change(likely, .close(.resolved)) == .done)
        #expect(try await entries(.suspected, in: city).isEmpty)
        #expect(try await scene.change(likely, .reopen) == .done)
        #expect(try await entries(.suspected, in: city).map(\.number) == [likely])
    }
}
