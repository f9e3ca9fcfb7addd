import Intake
import Store
import TestKit
import Testing

@Suite("Acknowledgements are capped, and a digest gathers the rest")
struct CapTests {
    private let ann = "ann@example.org"

    private func write(_ count: Int, from start: Int, on channel: ChannelName, _ city: SmallCity) async throws {
        for index in start..<start + count {
            try await city.send(.mail(ann, "Matter \(index)", id: "m\(index)@example.org"), on: channel)
            city.clock.advance(by: .seconds(60))
        }
    }

    @Test("What arrived longer than a week ago is filed and not answered", arguments: StoreEngine.allCases)
    func old(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.keep(.mail("old@example.org", "Long past", id: "m1@example.org"))
        city.clock.advance(by: .milliseconds(1))
        try await city.keep(.mail("new@example.org", "A week ago", id: "m2@example.org"))
        city.clock.advance(by: .seconds(7 * 24 * 3600))
        try await city.file()
        #expect(try await city.count("service_request") == 2)
        #expect(try await city.column("SELECT recipient FROM outbox") == ["new@example.org"])
        #expect(try await city.agrees())
    }

    @Test("Five an hour, then one digest with the numbers, sent when there is room", arguments: StoreEngine.allCases)
    func hourly(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let start = city.clock.now()
        try await write(9, from: 0, on: SmallCity.mail, city)
        let kinds = try await city.column("SELECT kind FROM outbox ORDER BY id")
        #expect(kinds == Array(repeating: "acknowledgement", count: 5) + ["digest"])
        // A lane's next one goes out once the one before it has.
        for _ in 0..<5 { #expect(try await city.deliver().count == 1) }
        city.clock.set(to: start + .seconds(3600) - .milliseconds(1))
        #expect(try await city.deliver().isEmpty)
        city.clock.advance(by: .milliseconds(1))
        let digest = try #require(try await city.deliver().first)
        #expect(digest.kind == .digest)
        let numbers = try await city.column("SELECT tracking_number FROM service_request ORDER BY id")
        #expect(digest.trackingNumbers.map(\.symbols) == Array(numbers.dropFirst(5)))
        let text = city.journey.composed(digest).text
        #expect(digest.trackingNumbers.allSatisfy { text.contains($0.description) })
        // It counts in the hour in which it went out.
        city.clock.advance(by: .seconds(20 * 60))
        try await write(6, from: 20, on: SmallCity.mail, city)
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement'") == 9)
        #expect(try await city.agrees())
    }

    @Test("The cap is a recipient's, whatever the mailbox", arguments: StoreEngine.allCases)
    func acrossChannels(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await write(4, from: 0, on: SmallCity.mail, city)
        try await write(4, from: 10, on: SmallCity.otherMail, city)
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement'") == 5)
        let digests = try await city.rows(
            "SELECT channel, tracking_numbers FROM outbox WHERE kind = 'digest'", columns: 2)
        #expect(digests.map { $0[0] } == [SmallCity.otherMail.id])
        #expect(digests.map { $0[1].split(separator: " ").count } == [3])
        try await city.send(.mail("bob@example.org", "Another matter", id: "b@example.org"))
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement'") == 6)
    }

    @Test("Twenty a day", arguments: StoreEngine.allCases)
    func daily(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for index in 0..<24 {
            try await city.send(.mail(ann, "Matter \(index)", id: "m\(index)@example.org"))
            city.clock.advance(by: .seconds(20 * 60))
        }
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement'") == 20)
        #expect(try await city.count("outbox WHERE kind = 'digest'") == 1)
    }

    private func kinds(_ outcomes: [FileOutcome]) -> [String] {
        outcomes.map { outcome in
            switch outcome {
            case .filed: "filed"
            case .passedOver: "passed over"
            case .quarantined: "quarantined"
            case .failed: "failed"
            }
        }
    }

    @Test(
        "unverified senders of mail get so many in an hour in all, whoever they say they are",
        arguments: StoreEngine.allCases)
    func unverified(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, cap: AcknowledgementCap(unverifiedHourly: 3))
        for index in 0..<5 {
            let mail = PlainMessage.mail(
                "forged-\(index)@example.org", "Matter \(index)", id: "m\(index)@example.org", isVerified: false)
            try await city.keep(mail, on: index.isMultiple(of: 2) ? SmallCity.mail : SmallCity.otherMail)
            city.clock.advance(by: .milliseconds(1))
        }
        #expect(kinds(try await city.file()) == ["filed", "filed", "filed", "passed over", "passed over"])
        let recipients = try await city.column("SELECT recipient FROM outbox ORDER BY id")
        #expect(recipients == (0..<3).map { "forged-\($0)@example.org" })
        #expect(try await city.count("service_request") == 5)
        let told = try await city.rows(
            """
            SELECT s.title, e.detail FROM event e JOIN service_request s ON s.id = e.request
            WHERE e.kind = 'unacknowledged' ORDER BY e.id
            """, columns: 2)
        #expect(told == [3, 4].map { ["Matter \($0)", "3 unverified senders were answered in that hour"] })

        // Nobody else is the worse for it, and none of theirs counts.
        try await city.send(.mail(ann, "Mine", id: "a@example.org"))
        try await city.send(.text("+16175550123", "A pothole"), on: SmallCity.sms)
        #expect(try await city.count("outbox") == 5)
        #expect(try await city.column("SELECT SUM(amount) FROM unverified_sends") == ["3"])

        // Until the hour moves on.
        let hour = Moment(milliseconds: city.clock.now().milliseconds / 3_600_000 * 3_600_000 + 3_600_000)
        city.clock.set(to: hour - .milliseconds(1))
        try await city.send(.mail("late@example.org", "Matter", id: "n@example.org", isVerified: false))
        #expect(try await city.count("outbox") == 5)
        city.clock.set(to: hour)
        try await city.send(.mail("later@example.org", "Matter", id: "o@example.org", isVerified: false))
        #expect(try await city.count("outbox") == 6)
        #expect(try await city.agrees())
    }

    @Test("a digest counts once, however many numbers it gathers", arguments: StoreEngine.allCases)
    func unverifiedDigest(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, cap: AcknowledgementCap(hourly: 2, unverifiedHourly: 3))
        for index in 0..<6 {
            try await city.send(.mail(ann, "Matter \(index)", id: "m\(index)@example.org", isVerified: false))
        }
        let kinds = try await city.column("SELECT kind FROM outbox ORDER BY id")
        #expect(kinds == ["acknowledgement", "acknowledgement", "digest"])
        let numbers = try await city.column("SELECT tracking_numbers FROM outbox WHERE kind = 'digest'")
        #expect(numbers.first?.split(separator: " ").count == 4)
        try await city.send(.mail("bob@example.org", "Matter", id: "b@example.org", isVerified: false))
        #expect(try await city.count("outbox") == 3)
        #expect(try await city.count("event WHERE kind = 'unacknowledged'") == 1)
    }
}
