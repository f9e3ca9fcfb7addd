import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("Surveys: asked once after closing, answered once, counted as what they are")
struct SurveyBookTests {
    private let ann = "ann@example.org"
    private let number = "+16175550123"

    /// Answers with a resolution, sends that, and lets the time to take it back pass.
    private func resolve(_ message: RowID, _ city: SmallCity, on channel: ChannelName) async throws {
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        let answering = try city.answering()
        let draft = AnswerDraft(
            form: UUID().uuidString, request: number, text: "Mended.",
            author: AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria"),
            seen: try await city.store.answers.answers(on: number).last?.id, closes: .resolved)
        _ = try await city.store.answers.answer(draft, decide: answering.verdict)
        city.clock.advance(by: .seconds(61))
        _ = try await city.deliver(channel)
    }

    @discardableResult
    private func administer(_ city: SmallCity, rate: Int = 100) async throws -> Int {
        let surveying = try city.surveying(rate: rate)
        let now = city.clock.now()
        return try await city.store.surveys.administer(
            endedBefore: now - .seconds(60), at: now, limit: 100, decide: surveying.verdict)
    }

    private func skipped(_ city: SmallCity) async throws -> [String] {
        try await city.column("SELECT COALESCE(skipped, 'asked') FROM survey ORDER BY id")
    }

    @Test("a mail with a link, in the thread and the language; each closing once", arguments: StoreEngine.allCases)
    func asks(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(
            .mail(ann, "El farol no funciona y la calle está oscura", id: "m1@example.org"))
        _ = try await city.deliver()
        try await resolve(message, city, on: SmallCity.mail)
        #expect(try await administer(city) == 1)
        #expect(try await administer(city) == 0)
        let sent = try await city.deliver()
        #expect(sent.map(\.kind) == [.survey] && sent.first?.recipient == ann)
        #expect(sent.first?.text.contains("https://311.example.gov/survey/") == true)
        #expect(sent.first?.references == ["m1@example.org"] && sent.first?.messageID != nil)
        #expect(try await city.agrees())
    }

    @Test("what another node commits late is asked about, too, once", arguments: StoreEngine.several)
    func otherNodes(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let drawn = city.ids.next()
        for round in 1...2 {
            let message = try await city.send(.mail("r\(round)@example.org", "A hole", id: "m\(round)@example.org"))
            try await resolve(message, city, on: SmallCity.mail)
            if round == 2 {
                try await city.run(
                    "UPDATE event SET id = \(drawn) WHERE id = (SELECT MAX(id) FROM event WHERE kind = 'resolved')")
            }
            #expect(try await administer(city) == 1)
        }
        #expect(try await administer(city) == 0)
        #expect(try await skipped(city) == ["asked", "asked"])
    }

    @Test("not before the delay, and not what was taken back or opened again", arguments: StoreEngine.allCases)
    func open(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(.mail(ann, "The lamp is out", id: "m1@example.org"))
        try await resolve(message, city, on: SmallCity.mail)
        city.clock.advance(by: .seconds(-10))
        #expect(try await administer(city) == 0)
        city.clock.advance(by: .seconds(10))
        var again = PlainMessage.mail(ann, "Dark again", id: "m2@example.org")
        again.claims = [try #require(try await city.request(of: message))]
        try await city.send(again)
        #expect(try await administer(city) == 1)
        #expect(try await skipped(city) == ["open"])
    }

    @Test("nobody twice in thirty days, by whatever channel", arguments: StoreEngine.allCases)
    func rests(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for round in 1...3 {
            let message = try await city.send(.mail(ann, "Lamp \(round) is out", id: "m\(round)@example.org"))
            try await resolve(message, city, on: SmallCity.mail)
            try await administer(city)
            if round == 2 { city.clock.advance(by: .seconds(30 * 86_400)) }
        }
        #expect(try await skipped(city) == ["asked", "recent", "asked"])
    }

    @Test("who sent STOP, a duplicate, and what the sample leaves out", arguments: StoreEngine.allCases)
    func skips(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await city.send(.text(number, "The lamp is out"), on: SmallCity.sms)
        try await resolve(first, city, on: SmallCity.sms)
        try await city.send(.text(number, "STOP", keyword: .stop), on: SmallCity.sms)
        try await administer(city)
        let second = try await city.send(.mail(ann, "A hole", id: "m1@example.org"))
        try await resolve(second, city, on: SmallCity.mail)
        try await city.run("UPDATE service_request SET parent = 1 WHERE channel_kind = 'email'")
        try await administer(city)
        let third = try await city.send(.mail("bob@example.org", "A tree", id: "b1@example.org"))
        try await resolve(third, city, on: SmallCity.mail)
        try await administer(city, rate: 0)
        #expect(try await skipped(city) == ["opted_out", "duplicate", "sample"])
    }

    @Test(
        "a bare score by text is the answer: no contact, no reopening, once; the next is a message",
        arguments: StoreEngine.allCases)
    func texts(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(.text(number, "The lamp is out"), on: SmallCity.sms)
        _ = try await city.deliver(SmallCity.sms)
        try await resolve(message, city, on: SmallCity.sms)
        try await administer(city)
        #expect(try await city.deliver(SmallCity.sms).map(\.kind) == [.survey])
        try await city.send(.text(number, " 2. "), on: SmallCity.sms)
        #expect(try await city.rows("SELECT overall, way FROM survey_answer", columns: 2) == [["2", "text"]])
        #expect(try await city.count("contact") == 1)
        #expect(try await city.column("SELECT status FROM service_request") == ["resolved"])
        let ledger = try await city.ledger()
        #expect(ledger["survey_answered"] == 1 && ledger["contact"] == 1)
        #expect(
            try await city.store.attention.open(
                for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true), after: nil, limit: 9
            ).map(\.reason) == [.lowScore])
        #expect(try await city.agrees())
        try await city.send(.text(number, "3"), on: SmallCity.sms)
        #expect(try await city.count("survey_answer") == 1)
        #expect(try await city.column("SELECT status FROM service_request") != ["resolved"])
        #expect(try await city.agrees())
    }

    @Test(
        "a digit behind what a person of ours asked since answers that; not where that is still to go, or did not arrive",
        arguments: StoreEngine.allCases, ["sent", "pending", "failed"])
    func asked(_ engine: StoreEngine, _ question: String) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(.text(number, "The lamp is out"), on: SmallCity.sms)
        _ = try await city.deliver(SmallCity.sms)
        try await resolve(message, city, on: SmallCity.sms)
        try await administer(city)
        #expect(try await city.deliver(SmallCity.sms).map(\.kind) == [.survey])
        try await city.send(.text(number, "Still broken"), on: SmallCity.sms)
        let request = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        let answering = try city.answering()
        _ = try await city.store.answers.answer(
            AnswerDraft(
                form: UUID().uuidString, request: request, text: "1 front, 2 back?",
                author: AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria"),
                seen: try await city.store.answers.answers(on: request).last?.id), decide: answering.verdict)
        if question != "pending" {
            city.clock.advance(by: .seconds(61))
            #expect(try await city.deliver(SmallCity.sms).map(\.kind) == [.answer])
        }
        if question == "failed" {
            try await city.run("UPDATE outbox SET delivery = 'failed' WHERE kind = 'answer'")
        }
        try await city.send(.text(number, "2"), on: SmallCity.sms)
        let scores = question == "sent" ? 0 : 1
        #expect(try await city.count("survey_answer") == scores)
        #expect(try await city.column("SELECT id FROM message WHERE keyword = 'score'").count == scores)
        if question == "sent" {
            #expect(try await city.store.queue.queue(QueueFilter()).first?.waitingSince == city.clock.now())
        }
        #expect(try await city.agrees())
    }

    @Test(
        "after 72 hours, before it was sent, or from another number, a score is a message",
        arguments: StoreEngine.allCases)
    func late(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(.text(number, "The lamp is out"), on: SmallCity.sms)
        _ = try await city.deliver(SmallCity.sms)
        try await resolve(message, city, on: SmallCity.sms)
        try await administer(city)
        try await city.send(.text("+16175550999", "5"), on: SmallCity.sms)
        #expect(try await city.count("survey_answer") == 0)
        _ = try await city.deliver(SmallCity.sms)
        city.clock.advance(by: .seconds(72 * 3600 + 1))
        try await city.send(.text(number, "5"), on: SmallCity.sms)
        #expect(try await city.count("survey_answer") == 0)
        #expect(try await city.agrees())
    }

    @Test("the page's answer is written once; what bounced was not sent", arguments: StoreEngine.allCases)
    func answers(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for (index, name) in [ann, "bob@example.org"].enumerated() {
            let message = try await city.send(.mail(name, "Lamp \(index)", id: "\(index)@example.org"))
            _ = try await city.deliver()
            try await resolve(message, city, on: SmallCity.mail)
            try await administer(city)
            _ = try await city.deliver()
        }
        let ids = try await city.rows("SELECT id, request FROM survey ORDER BY id", columns: 2)
            .map { $0.compactMap { Int64($0) }.map(RowID.init(rawValue:)) }
        let asked = try #require(try await city.store.surveys.survey(ids[0][0]))
        #expect(!asked.isAnswered && asked.request == ids[0][1])
        let scores = try #require(SurveyScores(overall: 4, accuracy: 5, courtesy: 2, text: "Fine"))
        let answer = SurveyAnswer(
            survey: ids[0][0], request: ids[0][1], scores: scores, way: .link, at: city.clock.now())
        #expect(try await city.store.surveys.answer(answer, lowScore: 2))
        #expect(try await !city.store.surveys.answer(answer, lowScore: 2))
        #expect(try await city.store.surveys.survey(ids[0][0])?.isAnswered == true)
        #expect(try await city.store.surveys.answers(on: asked.trackingNumber) == [answer])
        // As of a day: not before it was given, and then what is kept.
        while try await city.store.figureKeeping.refresh(at: city.clock.now()) {}
        let everything = FigureFilter(from: "2020-01-01", to: "2031-12-31")
        let measures = [Measure.overall, .accuracy, .courtesy, .ease]
        let past = city.store.past
        #expect(try await past.figures(measures, everything, by: [.channel], asOf: answer.at).isEmpty)
        let known = try await past.figures(measures, everything, by: [.channel], asOf: answer.at + .seconds(1))
        #expect(
            known.map { "\($0.measure) \($0.sum.buckets.text)" } == ["overall 4:1", "accuracy 5:1", "courtesy 2:1"])
        #expect(try await city.store.figures.figures(measures, everything, by: [.channel]) == known)
        try await city.run(
            "UPDATE outbox SET delivery = 'failed' WHERE kind = 'survey' AND recipient = 'bob@example.org'")
        let overview = try await city.store.surveyReports.surveys(since: Moment(milliseconds: 0))
        #expect(overview.all.sent == 1 && overview.all.answered == 1 && overview.failed == 1)
        #expect(overview.all.overall.value == 4 && overview.all.accuracy.value == 5 && overview.all.ease.value == nil)
        #expect(try await city.ledger()["survey_answered"] == 1)
        #expect(try await city.agrees())
    }

    @Test("what was closed long ago is not asked about", arguments: StoreEngine.allCases)
    func stale(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(.mail(ann, "The lamp is out", id: "m1@example.org"))
        try await resolve(message, city, on: SmallCity.mail)
        city.clock.advance(by: .seconds(4 * 86_400))
        try await administer(city)
        #expect(try await skipped(city) == ["late"])
    }
}
