import Intake
import Store
import TestKit
import Testing

@Suite("Mails become requests, or join one")
struct MailFilingTests {
    private let ann = "ann@example.org"

    @Test("A new mail: one request with its rule, one contact, one acknowledgement", arguments: StoreEngine.allCases)
    func opens(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let mail = try await city.send(.mail(ann, "There is a pothole", id: "m1@example.org"))
        let request = try await city.rows(
            "SELECT status, department, queue, rule, reason, tracking_number FROM service_request", columns: 6)
        let row = try #require(request.first)
        #expect(Array(row.prefix(5)) == ["triage", "Constituent Services", "triage", "default", "no rule holds"])
        #expect(TrackingNumber(row[5]) != nil)
        let sent = try await city.deliver()
        #expect(sent.map(\.kind) == [.acknowledgement])
        #expect(sent.first?.recipient == ann)
        #expect(sent.first?.references == ["m1@example.org"])
        #expect(sent.first?.text.contains(TrackingNumber(row[5])?.description ?? "?") == true)
        #expect(sent.first?.request == (try await city.request(of: mail)))
        #expect(try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 1, "message_out": 1])
        #expect(try await city.agrees())
    }

    @Test("The same mail in another mailbox is a redelivery: counted, no contact", arguments: StoreEngine.allCases)
    func redelivery(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let mail = PlainMessage.mail(ann, "There is a pothole", id: "m1@example.org")
        // Others who use the same Message-ID do not hide the copy.
        for index in 0..<10 {
            try await city.keep(.mail("x\(index)@example.org", "spoof \(index)", id: "m1@example.org"))
        }
        try await city.keep(mail, on: SmallCity.mail)
        try await city.keep(mail, on: SmallCity.otherMail)
        try await city.file()
        #expect(try await city.count("message") == 11)
        #expect(try await city.count("contact") == 11)
        let states = try await city.column("SELECT state FROM received ORDER BY id DESC LIMIT 2")
        #expect(states == ["redelivered", "filed"])
        #expect(try await city.column("SELECT channel FROM redelivery") == [SmallCity.otherMail.id])
        #expect(try await city.ledger()["redelivered"] == 1)
    }

    @Test(
        "A mailbox that was numbered anew: what the server received then is known, though it makes other bytes of it now",
        arguments: StoreEngine.allCases)
    func numberedAnew(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let texts = [("6/1", "There is a pothole"), ("7/1", "There is a  pothole"), ("7/2", "There is a tree")]
        for (source, text) in texts {
            let mail = PlainMessage.mail(ann, text, id: "m1@example.org")
            if source == "7/2" { city.clock.advance(by: .seconds(1)) }
            let received = try city.received(mail, on: SmallCity.mail, source: "email-311/INBOX/\(source)")
            _ = try await city.store.keeper.keep(received)
            try await city.file()
        }
        #expect(try await city.column("SELECT state FROM received ORDER BY id") == ["filed", "redelivered", "filed"])
        #expect(try await city.count("contact") == 2)
        #expect(try await city.agrees())
    }

    @Test("The same Message-ID with other content is new, and marked", arguments: StoreEngine.allCases)
    func reusedMessageID(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.mail(ann, "There is a pothole", id: "m1@example.org"))
        let second = try await city.send(.mail(ann, "There is a tree", id: "m1@example.org"))
        #expect(try await city.count("service_request") == 2)
        #expect(
            try await city.column("SELECT message FROM event WHERE kind = 'message_id_reused'") == ["\(second)"])
    }

    @Test(
        "Our token, or References, in the proven resident's hands goes on with the request",
        arguments: StoreEngine.allCases)
    func continues(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.mail(ann, "There is a pothole", id: "m1@example.org"))
        let request = try #require(try await city.request(of: first))
        var byToken = PlainMessage.mail(ann, "It grows", id: "m2@example.org")
        byToken.claims = [request]
        var byReference = PlainMessage.mail(ann, "And grows", id: "m3@example.org")
        byReference.references = ["m2@example.org", "m1@example.org"]
        for mail in [byToken, byReference] {
            let message = try await city.send(mail)
            #expect(try await city.request(of: message) == request)
            #expect(try await !city.isUnconfirmed(message))
        }
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.count("outbox") == 1)
        let reasons = try await city.column("SELECT reason FROM decision WHERE kind = 'continued' ORDER BY id")
        #expect(reasons == ["token", "references"])
        // Each mail of a person is a contact (DESIGN §1).
        #expect(try await city.ledger() == ["contact": 3, "opened": 1, "message_in": 3])
        #expect(try await city.agrees())
    }

    @Test("Who uses another's Message-ID first does not catch that one's answers", arguments: StoreEngine.allCases)
    func stolenMessageID(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.mail("mallory@example.org", "mine", id: "m1@example.org"))
        let first = try await city.send(.mail(ann, "There is a pothole", id: "m1@example.org"))
        var answer = PlainMessage.mail(ann, "It grows", id: "m2@example.org")
        answer.references = ["m1@example.org"]
        let second = try await city.send(answer)
        #expect(try await city.request(of: second) == (try await city.request(of: first)))
        #expect(try await !city.isUnconfirmed(second))
    }

    struct OtherHands: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var address: String
        var isVerified: Bool
    }

    private static let otherHands = [
        OtherHands(testDescription: "another address", address: "bob@example.org", isVerified: true),
        OtherHands(testDescription: "the own address, not proven", address: "ann@example.org", isVerified: false),
    ]

    @Test("A token or References in other hands changes nothing on the request", arguments: otherHands)
    func contributes(_ hands: OtherHands) async throws {
        let city = try await SmallCity(.sqlite)
        let first = try await city.send(.mail(ann, "There is a pothole", id: "m1@example.org"))
        let request = try #require(try await city.request(of: first))
        let before = try await city.rows("SELECT status, resident, title FROM service_request", columns: 3)
        var byToken = PlainMessage.mail(hands.address, "Me too", id: "m2@example.org", isVerified: hands.isVerified)
        byToken.claims = [request]
        var byReference = PlainMessage.mail(
            hands.address, "Me as well", id: "m3@example.org", isVerified: hands.isVerified)
        byReference.references = ["m1@example.org"]
        for mail in [byToken, byReference] {
            let message = try await city.send(mail)
            #expect(try await city.request(of: message) == request)
            #expect(try await city.isUnconfirmed(message))
        }
        #expect(try await city.rows("SELECT status, resident, title FROM service_request", columns: 3) == before)
        #expect(try await city.count("outbox") == 1)
        #expect(try await city.column("SELECT kind FROM event WHERE kind = 'contributed'").count == 2)
        #expect(try await city.ledger() == ["contact": 3, "opened": 1, "message_in": 3])
        #expect(try await city.agrees())
    }

    @Test("The same words of a proven resident within the window repeat; others open", arguments: StoreEngine.allCases)
    func repeats(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.mail(ann, "There is a pothole!", id: "m1@example.org"))
        let same = try await city.send(.mail(ann, "there is a POTHOLE", id: "m2@example.org"))
        #expect(try await city.request(of: same) == (try await city.request(of: first)))
        let unproven = try await city.send(.mail(ann, "There is a pothole", id: "m3@example.org", isVerified: false))
        #expect(try await city.request(of: unproven) != (try await city.request(of: first)))
        var titled = PlainMessage.mail(ann, "There is a pothole", id: "m4@example.org")
        titled.subject = "On Elm Street now"
        let otherSubject = try await city.send(titled)
        #expect(try await city.request(of: otherSubject) != (try await city.request(of: first)))
        city.clock.advance(by: .seconds(24 * 3600 + 1))
        let later = try await city.send(.mail(ann, "There is a pothole", id: "m5@example.org"))
        #expect(try await city.request(of: later) != (try await city.request(of: first)))
        #expect(try await city.ledger()["opened"] == 4)
        #expect(try await city.ledger()["contact"] == 5)
        #expect(try await city.agrees())
    }

    @Test("Same words are looked for among a resident's newest 256 requests", arguments: StoreEngine.allCases)
    func manyRequests(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.mail(ann, "There is a pothole"))
        for lamp in 1...255 { try await city.keep(.mail(ann, "Lamp \(lamp) is out")) }
        try await city.file()
        let within = try await city.send(.mail(ann, "There is a pothole"))
        #expect(try await city.request(of: within) == (try await city.request(of: first)))
        try await city.send(.mail(ann, "Lamp 256 is out"))
        let beyond = try await city.send(.mail(ann, "There is a pothole"))
        #expect(try await city.request(of: beyond) != (try await city.request(of: first)))
    }

    @Test("Two mails without any word are not the same words", arguments: StoreEngine.allCases)
    func noWords(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.mail(ann, " ", id: "m1@example.org"))
        try await city.send(.mail(ann, "\n", id: "m2@example.org"))
        #expect(try await city.count("service_request") == 2)
    }

    @Test("The same words with another picture are another report", arguments: StoreEngine.allCases)
    func otherPicture(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for (id, picture) in [("m1", "1"), ("m2", "2"), ("m3", "2")] {
            var mail = PlainMessage.mail(ann, "Please mend this", id: "\(id)@example.org")
            mail.pictures = ["https://pictures.example/\(picture)"]
            try await city.send(mail)
        }
        #expect(try await city.count("service_request") == 2)
        #expect(try await city.ledger()["contact"] == 3)
    }

    @Test("Automatic mail and spam are kept, marked, set aside, never answered", arguments: StoreEngine.allCases)
    func setAside(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let case1 = try await city.send(.mail(ann, "There is a pothole", id: "m1@example.org"))
        var automatic = PlainMessage.mail("robot@example.org", "I am away", id: "m2@example.org")
        automatic.automatic = .automatic
        var named = automatic
        named.messageID = "m3@example.org"
        named.references = ["m1@example.org"]
        var spam = PlainMessage.mail("spam@example.org", "Buy", id: "m4@example.org")
        spam.isSpam = true
        for message in [automatic, named, spam] { try await city.keep(message) }
        try await city.file()
        #expect(
            try await city.column("SELECT status FROM service_request ORDER BY id") == [
                "triage", "set_aside", "set_aside",
            ])
        let request = try #require(try await city.request(of: case1))
        #expect(
            try await city.column("SELECT is_unconfirmed FROM message WHERE request = \(request) ORDER BY id") == [
                "0", "1",
            ])
        #expect(try await city.column("SELECT reason FROM decision ORDER BY id") == ["automatic", "automatic", "spam"])
        #expect(try await city.count("outbox") == 1)
        #expect(
            try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 1, "automatic": 2, "spam": 1])
        // A person's answer to what was taken for spam is that person's request, and not swallowed with it.
        var answer = PlainMessage.mail("spam@example.org", "I am a person", id: "m5@example.org")
        answer.references = ["m4@example.org"]
        let message = try await city.send(answer)
        #expect(try await !city.isUnconfirmed(message))
        #expect(try await city.ledger()["opened"] == 2)
        #expect(try await city.agrees())
    }

    @Test("Who asks for no automatic answer gets none", arguments: StoreEngine.allCases)
    func suppressed(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var mail = PlainMessage.mail(ann, "There is a pothole", id: "m1@example.org")
        mail.suppressesReply = true
        try await city.send(mail)
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.count("outbox") == 0)
    }

    @Test("Two mails of one sender in one batch see each other", arguments: StoreEngine.allCases)
    func oneBatch(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.keep(.mail(ann, "There is a pothole", id: "m1@example.org"))
        var answer = PlainMessage.mail(ann, "It grows", id: "m2@example.org")
        answer.references = ["m1@example.org"]
        let second = try await city.keep(answer)
        try await city.file()
        #expect(try await city.request(of: first) == (try await city.request(of: second)))
        #expect(try await city.count("resident") == 1)
    }
}
