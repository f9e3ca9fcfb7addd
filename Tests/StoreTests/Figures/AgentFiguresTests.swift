import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("What each of the staff did is what they did, and nobody else's")
struct AgentFiguresTests {
    private static let sam = Changer(agent: AgentID(rawValue: 2), name: "Sam Okoye", mayAssignOthers: true)
    private static let (maria, other) = (RowID(rawValue: 1), RowID(rawValue: 2))

    private func scene(_ engine: StoreEngine) async throws -> UndoScene {
        let scene = try await UndoScene(engine)
        for (id, name) in [(1, "Maria Silva"), (2, "Sam Okoye")] {
            try await scene.city.run(
                "INSERT INTO account (id, name, display_name, created_at) VALUES (\(id), 'a\(id)', '\(name)', 0)")
        }
        return scene
    }

    private func opened(_ scene: UndoScene, from address: String, _ text: String) async throws -> TrackingNumber {
        scene.city.clock.advance(by: .seconds(10))
        let mail = try await scene.city.send(.mail(address, text, id: "m\(scene.city.ids.next())@example.org"))
        return try await scene.number(of: mail)
    }

    private func answer(
        _ number: TrackingNumber, by agent: Int64, closes: ClosingReason? = nil, _ scene: UndoScene
    ) async throws {
        scene.city.clock.advance(by: .seconds(60))
        _ = try await scene.city.store.answers.answer(
            AnswerDraft(
                form: UUID().uuidString, request: number, text: "On it.",
                author: AnswerAuthor(agent: AgentID(rawValue: agent), firstName: "A"), seen: nil, closes: closes),
            decide: scene.city.answering().verdict)
    }

    private func filter(_ scene: UndoScene) -> FigureFilter {
        let day = CityCalendar(timeZone: .gmt).day(of: scene.city.clock.now())
        return FigureFilter(from: day, to: day)
    }

    @Test("answers, closings, openings again, calls and scores", arguments: StoreEngine.allCases)
    func lines(_ engine: StoreEngine) async throws {
        let scene = try await scene(engine)
        let city = scene.city
        let first = try await opened(scene, from: "a@example.org", "A lamp is out")
        let second = try await opened(scene, from: "b@example.org", "Noise at night")
        try await answer(first, by: 1, scene)
        let third = try await opened(scene, from: "c@example.org", "A lamp is out in Elm Street")
        try await answer(third, by: 2, scene)
        try await answer(first, by: 1, closes: .resolved, scene)
        _ = try await city.store.changes.change(
            second, .close(.resolved), seen: try await scene.standing(second).version, note: nil, by: Self.sam,
            decide: city.changing.verdict)
        city.clock.advance(by: .seconds(60))
        // Opened again by another one: it counts for who had closed it.
        _ = try await scene.change(second, .reopen)
        try await log(city, by: 2)
        try await survey(about: first, score: 4, city)
        let found = try await city.store.agents.lines(filter(scene), of: nil)
        #expect(found.lines.map(\.name) == ["Maria Silva", "Sam Okoye"])
        let (maria, sam) = (found.lines[0], found.lines[1])
        #expect(maria.handled == [.email: 1] && maria.answered == 2 && maria.firstAnswers.counts.total == 1)
        #expect(maria.closed == 1 && maria.cameBack == 0 && maria.meanHundredths == 400 && maria.logged == [:])
        #expect(sam.handled == [.email: 1] && sam.answered == 1 && sam.firstAnswers.counts.total == 1)
        #expect(sam.closed == 1 && sam.cameBack == 1 && sam.meanHundredths == nil && sam.logged == [.phone: 1])
        #expect(found.total.answered == 3 && found.total.closed == 2)
        let own = try await city.store.agents.lines(filter(scene), of: Self.maria)
        #expect(own.lines == [maria] && own.total.answered == 2)
        try await rowsAddUp(found, filter(scene), city)
    }

    /// The rows behind each figure are as many as it says, of everybody and of each.
    private func rowsAddUp(
        _ found: (lines: [AgentLine], total: AgentLine), _ filter: FigureFilter, _ city: SmallCity
    ) async throws {
        for measure in AgentMeasure.allCases {
            let all = try await city.store.agents.causes(of: measure, filter, of: nil, limit: 1_000)
            #expect(all.count == found.total.count(measure), "\(measure)")
            #expect(all.map(\.at) == all.map(\.at).sorted(by: >))
            for line in found.lines {
                let rows = try await city.store.agents.causes(of: measure, filter, of: line.agent, limit: 1_000)
                #expect(rows.count == line.count(measure) && rows.allSatisfy { $0.agent == line.agent }, "\(measure)")
            }
        }
    }

    private func log(_ city: SmallCity, by agent: Int64) async throws {
        let contact = LoggedContact(
            kind: .information, text: "When are you open?", name: nil, caller: nil, language: .english,
            enteredBy: "sam")
        let source = try #require(SourceID("call-\(city.ids.next())"))
        let phone = ChannelName(kind: .phone, id: "phone")
        async let logged = city.store.contacts.log(
            contact, form: source, on: phone, at: city.clock.now(), by: .person(AccountID(rawValue: agent)))
        // Somebody files it.
        try await eventually { try await city.count("received WHERE state = 'kept'") == 1 }
        try await city.file()
        _ = try await logged
    }

    private func survey(about number: TrackingNumber, score: Int, _ city: SmallCity) async throws {
        city.clock.advance(by: .seconds(60))
        let now = city.clock.now().milliseconds
        try await city.run(
            """
            INSERT INTO survey (id, event, ending, request, channel_kind, channel, recipient, outbox, made_at)
            SELECT 77, 77, 'resolved', id, channel_kind, channel, 'a@example.org', 77, \(now)
            FROM service_request WHERE tracking_number = '\(number.symbols)'
            """)
        try await city.run(
            """
            INSERT INTO survey_answer (survey, channel_kind, channel, way, overall, text, answered_at)
            VALUES (77, 'email', 'email-311', 'page', \(score), '', \(now))
            """)
    }

    @Test(
        "over a random history, everybody's together are all there are", arguments: StoreEngine.allCases,
        [UInt64](1...3))
    func histories(_ engine: StoreEngine, _ seed: UInt64) async throws {
        var storm = try await HistoryStorm(engine, seed: seed)
        for _ in 0..<90 { try await storm.step() }
        let city = storm.scene.city
        let book = SQLAgentBook(database: city.database, calendar: storm.calendar)
        let filter = FigureFilter(from: "2020-01-01", to: "2031-12-31")
        let found = try await book.lines(filter, of: nil)
        #expect(found.total.answered == (try await city.count("answer WHERE withdrawn_at IS NULL")))
        let closed = try await city.column(
            """
            SELECT COUNT(*) FROM counted_change c
            WHERE c.kind = 'resolved' AND c.amount > 0 AND c.is_reversed = 0 AND (
                EXISTS (SELECT 1 FROM answer a WHERE a.id = c.change_id)
                OR EXISTS (SELECT 1 FROM audit u WHERE u.subject = c.request AND u.at = c.recorded_at))
            """)
        #expect(["\(found.total.closed)"] == closed)
        for measure in AgentMeasure.allCases {
            #expect(found.lines.reduce(0) { $0 + $1.count(measure) } == found.total.count(measure), "\(measure)")
            let rows = try await book.causes(of: measure, filter, of: nil, limit: 10_000)
            #expect(rows.count == found.total.count(measure), "\(measure)")
        }
        #expect(found.total.answered > 0 && found.total.closed > 0, "a history without them tells nothing")
    }
}
