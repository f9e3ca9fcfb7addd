import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

/// Random days of a small city: what people write by several channels, and what is done with it, late corrections included.
struct HistoryStorm {
    let scene: UndoScene
    let calendar: CityCalendar
    let keeping: SQLFigureKeeping
    private var generator: SeededGenerator
    private var chat: RowID?

    init(_ engine: StoreEngine, seed: UInt64) async throws {
        let zone = try #require(TimeZone(identifier: "America/New_York"))
        scene = try await UndoScene(engine, zone: zone)
        generator = SeededGenerator(seed: seed)
        // Clocks go forward on the second Sunday of March, some days after the city's begin.
        calendar = CityCalendar(timeZone: zone)
        keeping = SQLFigureKeeping(database: scene.city.database, calendar: calendar)
        try await scene.city.run(
            """
            INSERT INTO account (id, name, display_name, password, password_at, created_at)
            VALUES (1, 'maria', 'Maria Silva', 'x', 1, 1)
            """)
        try await scene.city.run("INSERT INTO account_role (account, role, granted_at) VALUES (1, 'agent', 1)")
    }

    /// - Parameter newDay: called where a day ends before the step, with the storm and that day.
    mutating func step(
        newDay: (HistoryStorm, String) async throws -> Void = { _, _ in }
    ) async throws {
        let day = calendar.day(of: scene.city.clock.now())
        scene.city.clock.advance(by: .seconds(Int64(1 + generator.below(20_000))))
        if calendar.day(of: scene.city.clock.now()) != day { try await newDay(self, day) }
        switch generator.below(20) {
        case 0...4: try await write()
        case 5: try await scene.city.call("When are you open?", from: "+16175550109")
        case 6, 7: try await answer()
        case 8...10: try await change()
        case 11: try await merge()
        case 12: try await split()
        case 13: try await takeBack()
        case 14: try await place()
        case 15:
            for channel in [SmallCity.mail, SmallCity.sms, SmallCity.chat] { try await scene.city.deliver(channel) }
        case 16: try await sendTwice()
        case 17: try await putAside()
        case 18: try await handBack()
        default: _ = try await keeping.refresh(at: scene.city.clock.now())
        }
    }

    /// Until nothing waits.
    func settle() async throws {
        // There is some of what may never have come, or was all released.
        var robot = PlainMessage.mail("robot@example.org", "Out of office", id: "robot@example.org")
        robot.automatic = .automatic
        try await scene.city.send(robot)
        var junk = PlainMessage.mail("junk@example.org", "A prize", id: "junk@example.org")
        junk.isSpam = true
        try await scene.city.send(junk)
        scene.city.clock.advance(by: .seconds(60))
        for _ in 0..<100 {
            guard try await keeping.refresh(at: scene.city.clock.now()) else { return }
        }
        Issue.record("the figures never come to an end")
    }

    private static let texts = [
        "A pothole at 93 School St", "The cellar is flooded", "A lamp is out", "Noise at night",
    ]

    private mutating func write() async throws {
        let city = scene.city
        let text = Self.texts[generator.below(Self.texts.count)]
        let who = generator.below(3)
        switch generator.below(4) {
        case 0: try await city.send(.text("+1617555010\(who)", text), on: SmallCity.sms)
        case 1:
            if chat == nil || generator.below(3) == 0 { chat = try await city.beginChat() }
            if let chat { try await city.send(.chat(chat, text), on: SmallCity.chat) }
        case 2:
            let known = try await any("SELECT message_id FROM message WHERE message_id IS NOT NULL ORDER BY id")
            var mail = PlainMessage.mail("\(who)@example.org", text, id: "m\(city.ids.next())@example.org")
            if let known { mail.references = [known] }
            try await city.send(mail)
        default:
            var mail = PlainMessage.mail("\(who)@example.org", text, id: "m\(city.ids.next())@example.org")
            if generator.below(5) == 0 { mail.automatic = .automatic }
            if generator.below(5) == 0 { mail.isSpam = true }
            try await city.send(mail)
        }
    }

    private mutating func answer() async throws {
        guard let number = try await request() else { return }
        let answering = try scene.city.answering()
        _ = try await scene.city.store.answers.answer(
            AnswerDraft(
                form: UUID().uuidString, request: number, text: "On it.",
                author: AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria"), seen: nil,
                closes: generator.below(3) == 0 ? .resolved : nil), decide: answering.verdict)
    }

    private mutating func change() async throws {
        guard let number = try await request() else { return }
        let changes: [RequestChange] = [.close(.resolved), .close(.notOurs), .close(.spam), .reopen, .reopen, .unlink]
        if generator.below(5) == 0, let parent = try await request() {
            _ = try await scene.change(number, .link(parent: parent))
        } else {
            _ = try await scene.change(number, changes[generator.below(changes.count)])
        }
    }

    /// To another type, and with it another department.
    private mutating func place() async throws {
        guard let number = try await request() else { return }
        let isHole = generator.below(2) == 0
        let details = RequestDetails(
            requestType: isHole ? "pothole" : nil, department: isHole ? "Streets" : "Water", queue: "triage",
            priority: 3, place: nil)
        _ = try await scene.change(number, .details(details))
    }

    private mutating func merge() async throws {
        guard let child = try await request(), let target = try await request() else { return }
        let seen = try await scene.standing(child).version
        let merging = scene.city.store.merging
        if generator.below(3) == 0 {
            _ = try await merging.unmerge(child, seen: seen, by: UndoScene.maria)
        } else {
            _ = try await merging.merge(child, into: target, seen: seen, by: UndoScene.maria)
        }
    }

    private mutating func split() async throws {
        guard
            let chosen = try await any(
                "SELECT MAX(id) FROM message WHERE request IS NOT NULL GROUP BY request HAVING COUNT(*) > 1 ORDER BY 1"),
            let message = Int64(chosen).map(RowID.init(rawValue:))
        else { return }
        let number = try await scene.number(of: message)
        let seen = try await scene.standing(number).version
        _ = try await scene.city.store.merging.split([message], off: number, seen: seen, by: UndoScene.maria)
    }

    /// An automatic decision.
    private mutating func takeBack() async throws {
        let made = try await scene.city.rows(
            "SELECT id, request FROM decision WHERE undone_at IS NULL ORDER BY id", columns: 2)
        guard !made.isEmpty else { return }
        let row = made[generator.below(made.count)]
        guard let decision = Int64(row[0]), let request = Int64(row[1]) else { return }
        let number = try await scene.number(RowID(rawValue: request))
        _ = try await scene.undo(RowID(rawValue: decision), on: number)
    }

    /// The same thing a second time.
    private mutating func sendTwice() async throws {
        let city = scene.city
        let mail = PlainMessage.mail("0@example.org", "A pothole", id: "m\(city.ids.next())@example.org")
        for _ in 0..<2 {
            _ = try await city.store.keeper.keep(
                city.received(mail, on: SmallCity.mail, source: "twice-\(mail.messageID ?? "")"))
        }
        try await city.file()
    }

    private mutating func putAside() async throws {
        let city = scene.city
        let kept = try await city.keep(.text("+16175550101", "unreadable"), on: SmallCity.sms)
        try await city.store.quarantine.quarantine(kept, reason: "x", at: city.clock.now())
    }

    /// On a later day, as likely as not.
    private mutating func handBack() async throws {
        // One stays, or there is nothing to count.
        guard try await scene.city.count("quarantine WHERE replayed_at IS NULL") > 1,
            let chosen = try await any("SELECT id FROM quarantine WHERE replayed_at IS NULL ORDER BY id"),
            let id = Int64(chosen)
        else { return }
        _ = try await scene.city.store.quarantine.replay([RowID(rawValue: id)], at: scene.city.clock.now())
        try await scene.city.file()
    }

    private mutating func any(_ sql: String) async throws -> String? {
        let found = try await scene.city.column(sql)
        return found.isEmpty ? nil : found[generator.below(found.count)]
    }

    private mutating func request() async throws -> TrackingNumber? {
        try await any("SELECT tracking_number FROM service_request ORDER BY id").flatMap { TrackingNumber($0) }
    }
}
