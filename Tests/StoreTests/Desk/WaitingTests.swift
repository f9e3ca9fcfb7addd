import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Since when a resident has waited: in the queue, on the floor and by the clocks")
struct WaitingTests {
    private let maria = AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria")
    private let ann = "+16175550101"

    private func opened(
        in city: SmallCity, _ words: String = "The lamp is out"
    ) async throws -> (number: TrackingNumber, id: RowID) {
        let message = try await city.send(.text(ann, words), on: SmallCity.sms)
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        return (number, try #require(try await city.request(of: message)))
    }

    @discardableResult
    private func answer(
        _ number: TrackingNumber, in city: SmallCity, awaits: Bool = false, resolves: Bool = false
    ) async throws -> RowID {
        let answering = try city.answering()
        let outcome = try await city.store.answers.answer(
            AnswerDraft(
                form: UUID().uuidString, request: number, text: "On it.", author: maria, seen: nil,
                closes: resolves ? .resolved : nil, awaitsResident: awaits), decide: answering.verdict)
        guard case .written(let id, _) = outcome else { throw StoreFailure(.refused, "\(outcome)") }
        return id
    }

    private func waitingSince(_ city: SmallCity) async throws -> Moment? {
        try #require(try await city.store.queue.queue(QueueFilter()).first).waitingSince
    }

    private func row(_ id: RowID, in city: SmallCity) async throws -> FloorRow {
        let rows = try await city.store.floor.rows(of: [ItemID(rawValue: id.rawValue)], at: city.clock.now())
        return try #require(rows.first)
    }

    private func rests(_ id: RowID, in city: SmallCity) async throws -> Bool {
        guard case .assigned(_, _, let rest) = try await row(id, in: city).row.state else { return false }
        return rest == .untilResidentWrites
    }

    @Test("What was kept before an answer and filed after it is not answered", arguments: StoreEngine.allCases)
    func filedLate(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, id) = try await opened(in: city)
        _ = try await city.store.work.take(number, by: maria.agent)
        city.clock.advance(by: .seconds(1))
        let arrived = city.clock.now()
        try await city.keep(.text(ann, "It sparks!"), on: SmallCity.sms)
        city.clock.advance(by: .seconds(1))
        try await answer(number, in: city)
        #expect(try await waitingSince(city) == nil)
        #expect(try await rests(id, in: city))
        try await city.file()
        #expect(try await waitingSince(city) == arrived)
        #expect(try await row(id, in: city).card.waitingSince == arrived)
        #expect(try await !rests(id, in: city))
        try await answer(number, in: city)
        #expect(try await waitingSince(city) == nil)
    }

    @Test("What was filed by an older version stands where it was kept", arguments: StoreEngine.allCases)
    func older(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, _) = try await opened(in: city)
        try await city.run("UPDATE message SET turn = NULL")
        #expect(try await waitingSince(city) != nil)
        try await answer(number, in: city)
        #expect(try await waitingSince(city) == nil)
    }

    private var targets: ServiceTargets {
        var targets = ServiceTargets()
        let hours = WorkingHours.always(CityCalendar(timeZone: .gmt))
        let escalation = Escalation(onBreach: [.holder], otherwise: AgentID(rawValue: 0))
        for stage in [ServiceStage.firstAnswer, .resolved] {
            targets.set(stage, ServiceTarget(.seconds(7200), hours, escalation: escalation))
        }
        return targets
    }

    private func stages(_ request: RowID, in city: SmallCity) async throws -> [ServiceStage: StageStanding.State] {
        let history = try #require(try await city.store.service.histories(of: [request]).first)
        let stages = history.stages(at: city.clock.now(), targets)
        return Dictionary(uniqueKeysWithValues: stages.map { ($0.stage, $0.state) })
    }

    @Test(
        "What was kept before we asked the resident, and filed after it, lets the clock go on from there",
        arguments: StoreEngine.allCases, [0, 60])
    func goesOn(_ engine: StoreEngine, _ seconds: Int) async throws {
        let city = try await SmallCity(engine)
        let (number, id) = try await opened(in: city)
        let due = city.clock.now() + .seconds(7200)
        city.clock.advance(by: .seconds(600))
        try await city.keep(.text(ann, "It sparks!"), on: SmallCity.sms)
        city.clock.advance(by: .seconds(seconds))
        try await answer(number, in: city, awaits: true)
        #expect(try await stages(id, in: city)[.resolved] == .paused)
        try await city.file()
        city.clock.advance(by: .seconds(600))
        #expect(try await waitingSince(city) != nil)
        #expect(try await stages(id, in: city)[.resolved] == .running(due: due))
        // Nor does it count as an answer to what is asked afterwards, be it in the same moment.
        for _ in 1...2 { try await answer(number, in: city, awaits: true) }
        #expect(try await waitingSince(city) == nil)
        #expect(try await stages(id, in: city)[.resolved] == .paused)
    }

    /// Sends what is due on the number, and lets one of it fail.
    private func fail(_ answer: RowID, in city: SmallCity, byReport: Bool) async throws {
        city.clock.advance(by: .seconds(60))
        // What is before it in its lane goes out first.
        for _ in 1...2 {
            let claimed = try await city.store.outbox.claim(channel: SmallCity.sms, limit: 10, now: city.clock.now())
            try await city.store.outbox.settle(
                claimed.map { claim in
                    let isRefused = claim.message.id == answer && !byReport
                    return (claim.message.id, isRefused ? .refused(code: "30003") : .sent(providerID: nil))
                }, now: city.clock.now())
        }
        guard byReport else { return }
        let report = DeliveryReport(subject: .outboxRow(answer), status: .failed)
        let kept = try await city.keep(.text(ann, "a report"), on: SmallCity.sms)
        let prepared = Prepared(
            kept: kept, channel: SmallCity.sms, lane: ann, arrivedAt: city.clock.now(), content: .deliveryReport(report)
        )
        _ = try await city.store.filer.file([prepared], by: city.journey)
    }

    @Test(
        "An answer that did not arrive is none: the resident waits as before, and so do the clocks",
        arguments: [(true, true), (true, false), (false, true), (false, false)])
    func undelivered(_ awaits: Bool, _ byReport: Bool) async throws {
        let city = try await SmallCity(.sqlite)
        let (number, id) = try await opened(in: city)
        let since = city.clock.now()
        let before = try await stages(id, in: city)
        let failed = try await answer(number, in: city, awaits: awaits)
        #expect(try await waitingSince(city) == nil)
        #expect(try await stages(id, in: city) != before)
        try await fail(failed, in: city, byReport: byReport)
        #expect(try await waitingSince(city) == since)
        #expect(try await row(id, in: city).card.waitingSince == since)
        #expect(try await !rests(id, in: city))
        #expect(try await stages(id, in: city) == before)
    }

    @Test("Nor is the closing that went with it", arguments: StoreEngine.allCases)
    func undeliveredClosing(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, id) = try await opened(in: city)
        let before = try await stages(id, in: city)
        let failed = try await answer(number, in: city, resolves: true)
        try await fail(failed, in: city, byReport: false)
        #expect(try await stages(id, in: city) == before)
    }

    @Test("Answered and closed, and taken back: clocks, marks and its time are as before", arguments: [true, false])
    func withdrawn(_ writes: Bool) async throws {
        let city = try await SmallCity(.sqlite)
        let (number, id) = try await opened(in: city)
        let failed = try await answer(number, in: city)
        try await fail(failed, in: city, byReport: false)
        let until = city.clock.now() + .seconds(3600)
        try await city.run("UPDATE work SET snoozed_until = \(until.milliseconds)")
        let marks = "SELECT COALESCE(undelivered_at, 0), COALESCE(snoozed_until, 0) FROM work"
        let before = (try await stages(id, in: city), try await city.rows(marks, columns: 2))
        for _ in 1...2 {
            let closing = try await answer(number, in: city, resolves: true)
            #expect(try await city.rows(marks, columns: 2) == [["0", "0"]])
            #expect(try await stages(id, in: city)[.firstAnswer] == .kept)
            // What the resident writes meanwhile must not be put off again.
            if writes { try await city.send(.text(ann, "Hello?"), on: SmallCity.sms) }
            #expect(try await city.store.answers.withdraw(closing, author: maria.agent) == "On it.")
            #expect(try await stages(id, in: city) == before.0)
            let after = try await city.rows(marks, columns: 2)
            #expect(after == (writes ? [[before.1[0][0], "0"]] : before.1))
        }
        // One that stands, closes.
        try await answer(number, in: city, resolves: true)
        #expect(try await stages(id, in: city).values.allSatisfy { $0 == .kept })
    }

    @Test("Neither a score nor STOP or HELP takes up what was put off; a message does", arguments: StoreEngine.allCases)
    func putOff(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, id) = try await opened(in: city)
        try await answer(number, in: city)
        let until = (city.clock.now() + .seconds(3600)).milliseconds
        try await city.run("UPDATE work SET snoozed_until = \(until)")
        for (words, keyword) in [("HELP", Keyword.help), ("STOP", .stop), ("START", .start)] {
            try await city.send(.text(ann, words, keyword: keyword), on: SmallCity.sms)
        }
        // Whatever was sent to them last, behind our answer, stands for the survey.
        try await city.deliver(SmallCity.sms)
        let now = city.clock.now().milliseconds
        try await city.run(
            """
            INSERT INTO survey (id, event, ending, request, channel_kind, channel, recipient, outbox, made_at)
            SELECT 1, 1, 'resolved', \(id), 'sms', channel, recipient, id, \(now) FROM outbox
            WHERE state = 'sent' AND kind <> 'answer' ORDER BY id DESC LIMIT 1
            """)
        try await city.send(.text(ann, "2"), on: SmallCity.sms)
        #expect(try await city.column("SELECT keyword FROM message WHERE keyword IS NOT NULL").count == 4)
        #expect(try await city.column("SELECT snoozed_until FROM work") == ["\(until)"])
        try await city.send(.text(ann, "It is dark again"), on: SmallCity.sms)
        #expect(try await city.column("SELECT COALESCE(snoozed_until, 0) FROM work") == ["0"])
    }

    @Test("Two entries that need a person: once both are settled, the priority is as before", arguments: [3, 1])
    func attention(_ priority: Int) async throws {
        let city = try await SmallCity(.sqlite)
        let (_, id) = try await opened(in: city)
        try await city.run("UPDATE service_request SET priority = \(priority)")
        for reason in [Attention.Reason.overdue, .lowScore] {
            try await city.database.write(.file) { session throws(StoreFailure) in
                try AttentionRows.add(
                    Attention(id: city.ids.next(), request: id, reason: reason, at: city.clock.now()), session)
            }
        }
        #expect(try await city.column("SELECT priority FROM service_request") == ["1"])
        for entry in try await city.store.attention.open(
            for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true), after: nil, limit: 10)
        {
            _ = try await city.store.attention.settle(
                entry.id, reopens: false, for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true),
                by: AccountID(rawValue: 1), name: "Head", at: city.clock.now())
        }
        #expect(try await city.column("SELECT priority FROM service_request") == ["\(priority)"])
    }

    @Test("Whom a resident had is looked for among their newest 64 requests", arguments: StoreEngine.allCases)
    func former(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (number, id) = try await opened(in: city)
        try await answer(number, in: city)
        for index in 1...63 {
            try await city.run(
                """
                INSERT INTO service_request (id, tracking_number, title, status, department, queue, priority, rule,
                    reason, channel_kind, channel, resident, language, opened_at)
                SELECT id + \(index), 'x\(index)', title, status, department, queue, priority, rule, reason,
                    channel_kind, channel, resident, language, opened_at FROM service_request WHERE id = \(id)
                """)
        }
        #expect(try await row(id, in: city).row.work.formerAgent == maria.agent)
        try await city.run(
            """
            INSERT INTO service_request (id, tracking_number, title, status, department, queue, priority, rule,
                reason, channel_kind, channel, resident, language, opened_at)
            SELECT id + 64, 'x64', title, status, department, queue, priority, rule, reason, channel_kind, channel,
                resident, language, opened_at FROM service_request WHERE id = \(id)
            """)
        #expect(try await row(id, in: city).row.work.formerAgent == nil)
    }
}
