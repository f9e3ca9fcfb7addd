import Intake
import Store
import TestKit
import Testing

@Suite("Texts and chats become requests, or join one")
struct TextFilingTests {
    private let number = "+16175550123"
    private static let silence = Duration.seconds(24 * 3600)

    @Test(
        "Within the silence a text goes on; after it a new request is possibly related", arguments: StoreEngine.allCases
    )
    func silence(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        city.clock.advance(by: Self.silence - .milliseconds(1))
        let second = try await city.send(.text(number, "on Elm"), on: SmallCity.sms)
        #expect(try await city.request(of: second) == (try await city.request(of: first)))
        #expect(try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 2])
        city.clock.advance(by: Self.silence)
        let third = try await city.send(.text(number, "A tree fell"), on: SmallCity.sms)
        let request = try #require(try await city.request(of: first))
        #expect(try await city.request(of: third) != request)
        #expect(try await city.column("SELECT other FROM decision WHERE kind = 'possibly_related'") == ["\(request)"])
        #expect(try await city.ledger() == ["contact": 2, "opened": 2, "message_in": 3])
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement'") == 2)
        #expect(try await city.agrees())
    }

    @Test("Silence is counted from the last message either way", arguments: StoreEngine.allCases)
    func ours(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        city.clock.advance(by: .seconds(20 * 3600))
        #expect(try await city.deliver(SmallCity.sms).count == 1)
        city.clock.advance(by: .seconds(20 * 3600))
        let answer = try await city.send(.text(number, "Thanks, on Elm"), on: SmallCity.sms)
        #expect(try await city.request(of: answer) == (try await city.request(of: first)))
    }

    @Test(
        "An own tracking number finds its request after the silence, and goes on from there",
        arguments: StoreEngine.allCases)
    func trackingNumber(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        let tracking = try await city.trackingNumber(of: first)
        city.clock.advance(by: Self.silence)
        let second = try await city.send(.text(number, "A tree fell"), on: SmallCity.sms)
        // Also while another conversation is fresh.
        let named = try await city.send(.text(number, "\(tracking) is still there"), on: SmallCity.sms)
        #expect(try await city.request(of: named) == (try await city.request(of: first)))
        city.clock.advance(by: Self.silence)
        let again = try await city.send(.text(number, "What about \(tracking)?"), on: SmallCity.sms)
        #expect(try await city.request(of: again) == (try await city.request(of: first)))
        // The newest conversation is the one with the last message, not the one that began last.
        city.clock.advance(by: .seconds(60))
        let next = try await city.send(.text(number, "Please hurry"), on: SmallCity.sms)
        #expect(try await city.request(of: next) == (try await city.request(of: first)))
        #expect(try await city.request(of: second) != (try await city.request(of: first)))
        #expect(try await city.ledger()["opened"] == 2)
        #expect(try await city.ledger()["contact"] == 3)
        #expect(try await city.agrees())
    }

    @Test("A number that names its request to another number of ours goes on there", arguments: StoreEngine.allCases)
    func otherNumberOfOurs(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        func sendToOther(_ words: String) async throws -> RowID {
            var text = PlainMessage.text(number, words)
            text.to = "+16175550101"
            return try await city.send(text, on: SmallCity.sms)
        }
        let first = try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        let tracking = try await city.trackingNumber(of: first)
        for words in ["About \(tracking)", "Please hurry"] {
            #expect(try await city.request(of: sendToOther(words)) == (try await city.request(of: first)))
        }
        // One occasion with each of our numbers.
        #expect(try await city.ledger()["contact"] == 2)
        #expect(try await city.ledger()["opened"] == 1)
        #expect(try await city.agrees())
    }

    @Test("To name another request of one's own begins no further contact", arguments: StoreEngine.allCases)
    func sameOccasion(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var toOther = PlainMessage.text(number, "A pothole")
        toOther.to = "+16175550101"
        let first = try await city.send(toOther, on: SmallCity.sms)
        let tracking = try await city.trackingNumber(of: first)
        for words in ["A tree fell", "What about \(tracking)?", "Please hurry"] {
            try await city.send(.text(number, words), on: SmallCity.sms)
        }
        #expect(try await city.ledger() == ["contact": 2, "opened": 2, "message_in": 4])
    }

    @Test("Another's tracking number is an address and no key", arguments: StoreEngine.allCases)
    func othersNumber(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        let request = try #require(try await city.request(of: first))
        let tracking = try await city.trackingNumber(of: first)
        let text = try await city.send(.text("+16175550199", "See \(tracking)"), on: SmallCity.sms)
        let mail = try await city.send(.mail("bob@example.org", "See \(tracking)"))
        for message in [text, mail] {
            #expect(try await city.request(of: message) != request)
            #expect(
                try await city.column("SELECT reason FROM decision WHERE message = \(message) AND other = \(request)")
                    == ["tracking number"])
        }
    }

    @Test("STOP, START and HELP are events: confirmed, no contact, no request", arguments: StoreEngine.allCases)
    func keywords(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.text(number, "STOP", keyword: .stop), on: SmallCity.sms)
        let stopped = try await city.store.outbox.claim(channel: SmallCity.sms, limit: 10, now: city.clock.now())
        #expect(stopped.map(\.message.kind) == [.optOutConfirmation])
        #expect(stopped.map(\.isOptedOut) == [true])
        try await city.store.outbox.settle(
            stopped.map { ($0.message.id, .sent(providerID: nil)) }, now: city.clock.now())
        // What an opted-out resident writes is filed all the same, and not answered.
        try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.deliver(SmallCity.sms).isEmpty)
        try await city.send(.text(number, "HELP", keyword: .help), on: SmallCity.sms)
        try await city.send(.text(number, "START", keyword: .start), on: SmallCity.sms)
        #expect(try await city.count("opt_out") == 0)
        let kinds = try await city.column("SELECT kind FROM event WHERE kind LIKE 'opted%' ORDER BY id")
        #expect(kinds == ["opted_out", "opted_in"])
        #expect(
            try await city.column("SELECT kind FROM outbox ORDER BY id")
                == ["opt_out_confirmation", "help", "opt_in_confirmation"])
        #expect(
            try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 4, "message_out": 1])
        #expect(try await city.agrees())
    }

    @Test("Confirmations have a cap of their own", arguments: StoreEngine.allCases)
    func confirmationCap(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for _ in 0..<9 { try await city.send(.text(number, "HELP", keyword: .help), on: SmallCity.sms) }
        #expect(try await city.count("outbox") == 5)
        try await city.send(.text(number, "A pothole"), on: SmallCity.sms)
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement'") == 1)
    }

    @Test("A chat session is one contact and one request, however long it lasts", arguments: StoreEngine.allCases)
    func chat(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let chat = try await city.beginChat()
        let first = try await city.send(.chat(chat, "Hello"), on: SmallCity.chat)
        city.clock.advance(by: .seconds(3 * 24 * 3600))
        let second = try await city.send(.chat(chat, "A pothole"), on: SmallCity.chat)
        #expect(try await city.request(of: first) == (try await city.request(of: second)))
        #expect(try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 2])
        #expect(try await city.deliver(SmallCity.chat).map(\.recipient) == [chat.description])
    }

    @Test("A text's pictures wait for their job", arguments: StoreEngine.allCases)
    func pictures(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var text = PlainMessage.text(number, "Look")
        text.pictures = ["https://api.example.com/1", "https://api.example.com/2"]
        let id = try await city.send(text, on: SmallCity.sms)
        let now = city.clock.now()
        let due = try await city.store.media.due(limit: 10, now: now)
        #expect(due.map(\.id.position) == [0, 1])
        #expect(due.map(\.id.message) == [id, id])
        let blob = BlobID(of: [1, 2, 3])
        let fetched = MediaOutcome.fetched(blob, size: 3, mediaType: "image/png")
        try await city.store.media.settle(due[0].id, fetched, places: nil, now: now)
        try await city.store.media.settle(due[1].id, .retry(at: now + .seconds(60), code: "503"), places: nil, now: now)
        #expect(try await city.store.media.due(limit: 10, now: now).isEmpty)
        #expect(try await city.store.media.nextDue() == now + .seconds(60))
        let again = try await city.store.media.due(limit: 10, now: now + .seconds(60))
        #expect(again.map(\.attempts) == [1])
        try await city.store.media.settle(again[0].id, .refused(code: "404"), places: nil, now: now)
        #expect(try await city.store.media.nextDue() == nil)
        #expect(try await city.column("SELECT state FROM attachment ORDER BY position") == ["fetched", "refused"])
    }
}
