import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("Incident notices")
struct NoticeTests {
    private let ann = "ann@example.org"
    private let number = "+16175550123"
    private let snow = NoticeDraft(
        name: "Snow emergency", words: ["snow", "nieve"],
        texts: [.english: "No parking on the odd side.", .spanish: "No estacione en el lado impar."],
        endTexts: [.english: "You may park again."])

    @discardableResult
    private func begin(_ draft: NoticeDraft, _ city: SmallCity, until: Moment? = nil) async throws -> RowID {
        let now = city.clock.now()
        return try #require(
            try await city.store.notices.begin(
                draft, from: now, until: until, form: "\(city.ids.next())", by: .command, at: now))
    }

    private func end(_ id: RowID, _ city: SmallCity, isQuiet: Bool = false) async throws -> NoticeOutcome {
        try await city.store.notices.end(id, isQuiet: isQuiet, by: .command, at: city.clock.now())
    }

    private func tell(_ city: SmallCity, limit: Int = 100) async throws -> Int {
        let ending = city.noticeEnding
        return try await city.store.noticeEndings.tell(at: city.clock.now(), limit: limit) { ending.verdict($0) }
    }

    private func kept(_ city: SmallCity) async throws -> KeptNotice {
        try #require(try await city.store.notices.notices(limit: 10).first)
    }

    private func kinds(_ city: SmallCity) async throws -> [String] {
        try await city.column("SELECT kind FROM outbox ORDER BY id")
    }

    @Test(
        "Those that hold now are shown to who looks: not what is to come, has ended or is over",
        arguments: StoreEngine.allCases)
    func shown(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let book = city.store.openNotices
        #expect(try await book.open(at: city.clock.now(), limit: 9).isEmpty)
        let first = try await begin(snow, city)
        let second = try await begin(snow, city, until: city.clock.now() + .seconds(600))
        let now = city.clock.now()
        _ = try await city.store.notices.begin(
            snow, from: now + .seconds(3_600), until: nil, form: "later", by: .command, at: now)
        #expect(try await book.open(at: now, limit: 9).map(\.id) == [second, first])
        #expect(try await book.open(at: now, limit: 1).map(\.id) == [second])
        #expect(try await book.open(at: now + .seconds(900), limit: 9).map(\.id) == [first])
        _ = try await end(first, city)
        #expect(try await book.open(at: now, limit: 9).map(\.id) == [second])
    }

    @Test(
        "One message each, in its language, on every channel; counted; told once that it ended",
        arguments: StoreEngine.allCases)
    func story(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.mail("early@example.org", "So much snow!"))
        let id = try await begin(snow, city)
        try await city.send(.mail(ann, "When is the snow cleared on my street?", id: "m@example.org"))
        try await city.send(.text(number, "Hay mucha nieve en mi calle, no puedo salir"), on: SmallCity.sms)
        let session = try await city.beginChat()
        try await city.send(.chat(session, "snow everywhere, please help"), on: SmallCity.chat)
        try await city.send(.mail("bob@example.org", "There are rats behind the school"))
        #expect(try await kinds(city) == Array(repeating: "acknowledgement", count: 5))
        var sent: [OutboundMessage] = []
        for channel in [SmallCity.mail, SmallCity.sms, SmallCity.chat] { sent += try await city.deliver(channel) }
        func said(_ words: String) -> [String] { sent.filter { $0.text.contains(words) }.map(\.recipient) }
        #expect(said("No parking on the odd side.") == [ann, session.description])
        #expect(said("No estacione en el lado impar.") == [number])
        #expect(try await kept(city).people == 3)
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'noticed' ORDER BY id")
                == ["Snow emergency: keyword snow", "Snow emergency: keyword nieve", "Snow emergency: keyword snow"])
        #expect(try await tell(city) == 0)

        #expect(try await end(id, city) == .done)
        #expect(try await end(id, city) == .endedBefore)
        #expect(try await tell(city, limit: 2) == 2)
        #expect(try await tell(city) == 1)
        #expect(try await tell(city) == 0)
        sent = []
        for channel in [SmallCity.mail, SmallCity.sms, SmallCity.chat] { sent += try await city.deliver(channel) }
        #expect(sent.map(\.kind) == Array(repeating: .noticeEnded, count: 3))
        #expect(sent.map(\.recipient) == [ann, number, session.description])
        #expect(sent[0].text.contains("You may park again.") && sent[0].references == ["m@example.org"])
        #expect(sent[0].subject?.contains("Snow emergency") == true)
        #expect(sent[1].text.contains("Snow emergency: ha terminado."))
        #expect(try await kept(city).told == 3)
        // It is looked through for a while, since what was being filed may still count somebody in; then never again.
        city.clock.advance(by: .seconds(601))
        #expect(try await tell(city) == 0)
        #expect(try await city.count("incident_notice WHERE settled_at IS NOT NULL") == 1)
        try await city.send(.mail("late@example.org", "snow again"))
        #expect(try await kept(city).people == 3)
        #expect(try await city.agrees())
    }

    @Test("On a request that they have, it comes by itself, once", arguments: StoreEngine.allCases)
    func goingOn(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.text(number, "A tree fell"), on: SmallCity.sms)
        let id = try await begin(snow, city)
        try await city.send(.text(number, "it fell under the snow"), on: SmallCity.sms)
        try await city.send(.text(number, "so much snow"), on: SmallCity.sms)
        try await city.send(.text(number, "and rats"), on: SmallCity.sms)
        #expect(try await kinds(city) == ["acknowledgement", "notice"])
        // One of a lane at a time.
        try await city.deliver(SmallCity.sms)
        #expect(try await city.deliver(SmallCity.sms).last?.text.hasSuffix("No parking on the odd side.") == true)
        #expect(try await kept(city).people == 1)
        _ = try await end(id, city)
        #expect(try await tell(city) == 1)
        #expect(try await kinds(city).count { $0 == "notice_ended" } == 1)
    }

    @Test(
        "Not to automatic mail, spam, or who opted out; and nobody hears the end who did not hear the beginning",
        arguments: StoreEngine.allCases)
    func silent(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let id = try await begin(snow, city)
        var automatic = PlainMessage.mail(ann, "snow", id: "a@example.org")
        automatic.automatic = .automatic
        var spam = PlainMessage.mail(ann, "snow!", id: "b@example.org")
        spam.isSpam = true
        for message in [automatic, spam] { try await city.send(message) }
        #expect(try await kept(city).people == 0)
        var quiet = PlainMessage.mail(ann, "snow?", id: "c@example.org")
        quiet.suppressesReply = true
        try await city.send(quiet)
        try await city.send(.text(number, "STOP", keyword: .stop), on: SmallCity.sms)
        try await city.send(.text(number, "snow on my steps"), on: SmallCity.sms)
        // They wrote about it all the same.
        #expect(try await kept(city).people == 2)
        let told = "+16175550124"
        try await city.send(.text(told, "snow"), on: SmallCity.sms)
        try await city.send(.text(told, "STOP", keyword: .stop), on: SmallCity.sms)
        _ = try await end(id, city)
        #expect(try await tell(city) == 3)
        #expect(try await kinds(city).contains("notice_ended") == false)
        #expect(
            try await city.column("SELECT end_skipped FROM notice_contact ORDER BY id")
                == ["untold", "untold", "opted_out"])
    }

    @Test("Under the caps of acknowledgements", arguments: StoreEngine.allCases)
    func caps(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, cap: AcknowledgementCap(unverifiedHourly: 1))
        try await begin(snow, city)
        try await city.send(.mail(ann, "snow", id: "a@example.org", isVerified: false))
        try await city.send(.mail("forged@example.org", "snow", id: "b@example.org", isVerified: false))
        #expect(try await city.column("SELECT recipient FROM outbox ORDER BY id") == [ann])
        for index in 0..<7 { try await city.send(.text(number, "matter \(index)"), on: SmallCity.sms) }
        #expect(try await kept(city).waiting == 1)
    }

    @Test(
        "One that ends by itself does; a quiet end tells nobody; a form begins one notice",
        arguments: StoreEngine.allCases)
    func ends(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let now = city.clock.now()
        try await begin(snow, city, until: now + .seconds(60))
        try await city.send(.text(number, "snow"), on: SmallCity.sms)
        #expect(try await tell(city) == 0)
        city.clock.advance(by: .seconds(60))
        // At its end it is told no more, whether or not somebody has looked since.
        try await city.send(.text("+16175550124", "snow"), on: SmallCity.sms)
        #expect(try await kept(city).people == 1)
        #expect(try await tell(city) == 1)
        #expect(try await kinds(city) == ["acknowledgement", "acknowledgement", "notice_ended"])

        let other = try await begin(snow, city)
        try await city.send(.mail(ann, "snow"))
        #expect(try await end(other, city, isQuiet: true) == .done)
        #expect(try await tell(city) == 1)
        #expect(try await kinds(city).count { $0 == "notice_ended" } == 1)
        let first = try await city.store.notices.begin(
            snow, from: now, until: nil, form: "f", by: .command, at: now)
        let second = try await city.store.notices.begin(
            snow, from: now, until: nil, form: "f", by: .command, at: now)
        #expect(first != nil && first == second)
        #expect(try await end(RowID(rawValue: 5), city) == .unknown)
        #expect(
            try await city.column("SELECT action FROM audit WHERE action LIKE 'notice.%' ORDER BY id")
                == ["notice.begun", "notice.begun", "notice.ended", "notice.begun"])
    }

    @Test("A person who writes by two ways is one, once it is known", arguments: StoreEngine.allCases)
    func people(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await begin(snow, city)
        try await city.send(.mail(ann, "snow"))
        try await city.send(.text(number, "snow"), on: SmallCity.sms)
        #expect(try await kept(city).people == 2)
        try await city.run(
            "UPDATE identity SET resident = (SELECT resident FROM identity WHERE kind = 'email') WHERE kind = 'phone'")
        #expect(try await kept(city).people == 1)
    }
}
