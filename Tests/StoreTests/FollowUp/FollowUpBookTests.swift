import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("What is to be followed up, and what takes it off the list")
struct FollowUpBookTests {
    @Test(
        "overdue: a promised time is used up, until what was promised has come about", arguments: StoreEngine.allCases)
    func overdue(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let city = scene.city
        let (number, _) = try await scene.opened("The lamp is out")
        var targets = ServiceTargets()
        let target = ServiceTarget(
            .seconds(3600), .always(CityCalendar(timeZone: .gmt)),
            escalation: Escalation(onBreach: [.supervisors], otherwise: Escalation.supervisors))
        targets.set(.firstAnswer, target)
        let watch = ServiceWatch(book: city.store.service, targets: targets)
        #expect(try await scene.reasons(number) == nil)
        city.clock.advance(by: .seconds(3700))
        _ = try await watch.look(at: city.clock.now())
        #expect(try await scene.reasons(number) == [.overdue])
        #expect(try await scene.totals() == [.overdue: 1])
        try await scene.answer(number)
        #expect(try await scene.reasons(number) == nil)
        // To be resolved: an answer does not do.
        targets.set(.resolved, target)
        _ = try await ServiceWatch(book: city.store.service, targets: targets).look(at: city.clock.now())
        #expect(try await scene.reasons(number) == [.overdue])
        try await scene.answer(number, closes: .resolved)
        #expect(try await scene.reasons(number) == nil)
        #expect(try await scene.totals() == [:])
    }

    @Test("promised: from the day after, until it is kept, taken back or closed", arguments: StoreEngine.allCases)
    func promised(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let (city, desk) = (scene.city, scene.city.store.followUpDesk)
        let (number, _) = try await scene.opened("The lamp is out")
        for (form, day) in [("p1", scene.today), ("p1", scene.today), ("p2", scene.later(3))] {
            let draft = PromiseDraft(form: form, request: number, day: day, text: "a new lamp")
            #expect(try await desk.promise(try #require(draft), by: scene.sue))
        }
        #expect(try await city.count("promise") == 2)
        #expect(try await scene.reasons(number) == nil)
        city.clock.advance(by: FollowUpScene.day)
        #expect(try await scene.reasons(number) == [.promised])
        let first = try #require(try await desk.promises(on: number).last)
        #expect(try await desk.end(first.id, on: number, as: .kept, by: scene.sue))
        #expect(try await desk.end(first.id, on: number, as: .withdrawn, by: scene.sue) == false)
        #expect(try await scene.reasons(number) == nil)
        city.clock.advance(by: .seconds(4 * 86_400))
        #expect(try await scene.reasons(number) == [.promised])
        try await scene.answer(number, closes: .resolved)
        #expect(try await scene.reasons(number) == nil)
        #expect(
            try await city.column("SELECT action FROM audit WHERE action LIKE 'request.promise%' ORDER BY id")
                == ["request.promised", "request.promised", "request.promise_ended"])
    }

    @Test(
        "complained: the resident writes again on what was closed, until somebody answers",
        arguments: StoreEngine.allCases)
    func reopened(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let (number, id) = try await scene.opened("The lamp is out")
        try await scene.answer(number, closes: .resolved)
        #expect(try await scene.reasons(number) == nil)
        scene.city.clock.advance(by: .seconds(3600))
        _ = try await scene.city.send(.text(FollowUpScene.phone, "It is still dark"), on: SmallCity.sms)
        #expect(try await scene.city.column("SELECT status FROM service_request WHERE id = \(id)") != ["resolved"])
        #expect(try await scene.reasons(number) == [.complained])
        scene.city.clock.advance(by: .seconds(60))
        try await seeEscalation(of: number, in: scene)
        #expect(
            try await scene.reasons(number) == [.complained], "who reads what was escalated to them settles nothing")
        try await scene.answer(number)
        #expect(try await scene.reasons(number) == nil)
    }

    /// Escalates a request to its chaser, who takes note.
    private func seeEscalation(of number: TrackingNumber, in scene: FollowUpScene) async throws {
        let (store, agent) = (scene.city.store, scene.sue.agent)
        let draft = EscalationDraft(
            form: "e1", request: number, owner: agent, reason: "Again", due: scene.later(2))
        #expect(try await store.escalations.open(try #require(draft), by: scene.sue) == .done)
        let reader = AttentionReader(agent: agent, isSupervisor: false)
        let entry = try #require(try await store.attention.open(for: reader, after: nil, limit: 9).first)
        let author = AccountID(rawValue: agent.rawValue)
        let settled = try await store.attention.settle(
            entry.id, reopens: false, for: reader, by: author, name: "Sue", at: scene.city.clock.now())
        #expect(settled == number)
    }

    @Test("complained: a low score, until it is marked; a good one never", arguments: StoreEngine.allCases)
    func scored(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let city = scene.city
        let low = try await scene.opened("The lamp is out")
        let good = try await scene.opened("A hole", from: "+16175550102")
        for (request, score) in [(low, 2), (good, 5)] {
            try await scene.answer(request.number, closes: .resolved)
            let survey = city.ids.next()
            try await city.run(
                """
                INSERT INTO survey (id, event, ending, request, channel_kind, channel, recipient, skipped, made_at)
                VALUES (\(survey), \(survey), 'resolved', \(request.id), 'sms', 'sms-main', 'x', 'rate', 1)
                """)
            city.clock.advance(by: .seconds(60))
            try await city.run(
                """
                INSERT INTO survey_answer (survey, channel_kind, channel, way, overall, text, answered_at)
                VALUES (\(survey), 'sms', 'sms-main', 'link', \(score), '', \(city.clock.now().milliseconds))
                """)
        }
        #expect(try await scene.reasons(low.number) == [.complained])
        #expect(try await scene.reasons(good.number) == nil)
        #expect(try await scene.totals() == [.complained: 1])
        #expect(try await city.store.followUpDesk.settle(low.number, by: scene.sue))
        #expect(try await scene.reasons(low.number) == nil)
        #expect(try await scene.totals() == [:])
    }

    @Test("silent: nothing went to the resident for so many days", arguments: StoreEngine.allCases)
    func silent(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let city = scene.city
        let (number, _) = try await scene.opened("The lamp is out")
        city.clock.advance(by: .seconds(13 * 86_400))
        #expect(try await scene.reasons(number) == nil)
        let sooner = scene.filter { $0.silentDays = 10 }
        #expect(try await city.store.followUp.entries(sooner, after: nil, limit: 9).map(\.reasons) == [[.silent]])
        city.clock.advance(by: FollowUpScene.day)
        #expect(try await scene.reasons(number) == [.silent])
        #expect(try await scene.totals() == [.silent: 1])
        let update = UpdateDraft(
            form: "u1", request: number, text: "The lamp is ordered.", author: AccountID(rawValue: 3), authorName: "Sue"
        )
        _ = try await city.store.updates.publish(try #require(update), at: city.clock.now())
        #expect(try await scene.reasons(number) == nil)
        city.clock.advance(by: .seconds(15 * 86_400))
        #expect(try await scene.reasons(number) == [.silent])
        try await scene.answer(number)
        #expect(try await scene.reasons(number) == nil)
    }

    @Test("by department, reason and owner, the most urgent first, page by page", arguments: StoreEngine.allCases)
    func filters(_ engine: StoreEngine) async throws {
        let scene = try await FollowUpScene(engine)
        let city = scene.city
        try await scene.employ(5, "Pat", department: "Parks")
        var numbers: [TrackingNumber] = []
        for index in 0..<5 {
            numbers.append(try await scene.opened("Lamp \(index)", from: "+1617555010\(index)").number)
        }
        try await city.run(
            "UPDATE service_request SET department = 'Parks', priority = 1 WHERE tracking_number = '\(numbers[3].symbols)'"
        )
        #expect(try await city.store.work.take(numbers[3], by: AgentID(rawValue: 5)) == .done)
        let seen = city.clock.now()
        city.clock.advance(by: .seconds(20 * 86_400))
        let book = city.store.followUp
        func listed(_ change: (inout FollowUpFilter) -> Void = { _ in }) async throws -> [TrackingNumber] {
            try await book.all(scene.filter(change)).map(\.number)
        }
        let order = [numbers[3], numbers[0], numbers[1], numbers[2], numbers[4]]
        #expect(try await listed() == order)
        var paged: [FollowUpEntry] = []
        while let more = try await book.entries(scene.filter(), after: paged.last?.place, limit: 2).nonEmpty {
            paged += more
        }
        #expect(paged.map(\.number) == order)
        #expect(try await listed { $0.department = "Parks" } == [numbers[3]])
        #expect(try await listed { $0.reason = .promised } == [])
        #expect(try await listed { $0.reason = .silent }.count == 5)
        #expect(try await listed { $0.owner = .nobody }.count == 4)
        #expect(try await listed { $0.owner = .of(RowID(rawValue: 5)) } == [numbers[3]])
        let entry = try #require(paged.first)
        #expect(entry.owner?.name == "Pat" && entry.signOfLife == seen && entry.department == "Parks")
        let totals = try await book.totals(scene.filter { $0.department = "Parks" })
        #expect(totals.map(\.department) == ["Constituent Services", "Parks"])
        #expect(totals.map { $0.counts[.silent] } == [4, 1])
    }
}

extension Array {
    fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
