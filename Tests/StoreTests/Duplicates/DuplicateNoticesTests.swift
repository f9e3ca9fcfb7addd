import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Reporters of duplicates are told which request is about the same thing, and when that is closed")
struct DuplicateNoticesTests {
    private let ann = DuplicateScene.ann

    private func text(_ digits: String, _ words: String, _ city: SmallCity) async throws -> TrackingNumber {
        try await DuplicateScene(city: city).text(digits, words)
    }

    private func change(_ number: TrackingNumber, _ change: RequestChange, _ city: SmallCity) async throws {
        try await DuplicateScene(city: city).change(number, change)
    }

    @discardableResult
    private func look(
        _ city: SmallCity, after time: Duration = LateRows.concurrent.margin + .seconds(1), types: [RequestType] = []
    ) async throws -> Int {
        try await DuplicateScene(city: city).look(after: time, types: types)
    }

    private func send(_ city: SmallCity, on channel: ChannelName = SmallCity.sms) async throws {
        try await DuplicateScene(city: city).send(on: channel)
    }

    private func told(_ city: SmallCity) async throws -> [String] { try await DuplicateScene(city: city).told() }

    private func skipped(_ city: SmallCity) async throws -> [String] { try await DuplicateScene(city: city).skipped() }

    @Test(
        "once by number, and once when that is closed, also where it is opened and closed again",
        arguments: StoreEngine.allCases)
    func story(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let parent = try await text("01", "The lamp is out", city)
        let child = try await text("02", "La calle está muy oscura y no hay luz en la esquina", city)
        try await city.run("UPDATE service_request SET language = 'es' WHERE tracking_number = '\(child.symbols)'")
        try await change(child, .link(parent: parent), city)
        #expect(try await look(city, after: .seconds(59)) == 0, "people take back what they did")
        let late = city.database.dialect.lateRows.margin
        #expect(try await look(city, after: max(late - .seconds(59), .zero) + .seconds(2)) == 1)
        #expect(try await told(city) == ["duplicate +16175550102"])
        let words = try #require(try await city.column("SELECT text FROM outbox WHERE kind = 'duplicate'").first)
        #expect(words.contains("trata de lo mismo que \(parent)") && words.contains(child.description))
        #expect(!words.contains("lamp") && !words.contains("+1617"))
        let on = try await city.column(
            "SELECT s.tracking_number FROM outbox o JOIN service_request s ON s.id = o.request WHERE o.kind = 'duplicate'"
        )
        #expect(on == [child.symbols])
        try await change(parent, .close(.resolved), city)
        try await look(city)
        #expect(try await told(city) == ["duplicate +16175550102", "parent_closed +16175550102"])
        try await send(city)
        try await change(parent, .reopen, city)
        try await change(parent, .close(.resolved), city)
        try await look(city)
        #expect(try await look(city) == 0)
        #expect(try await told(city).count == 2)
        #expect(try await skipped(city) == ["told"])
        #expect(try await city.agrees())
    }

    @Test(
        "the same person's other reports of it are told of once; another link to it, too",
        arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let parent = try await text("01", "The lamp is out", city)
        let child = try await text("02", "Dark street", city)
        city.clock.advance(by: .seconds(2 * 86_400))
        let other = try await text("02", "It is dark still, on Elm Street", city)
        #expect(child != other)
        for number in [child, other] { try await change(number, .link(parent: parent), city) }
        try await look(city)
        try await send(city)
        try await change(child, .unlink, city)
        try await change(child, .link(parent: parent), city)
        try await look(city)
        #expect(try await told(city) == ["duplicate +16175550102"])
        #expect(try await skipped(city) == ["told", "told"])
        try await change(parent, .close(.resolved), city)
        try await look(city)
        #expect(try await told(city) == ["duplicate +16175550102", "parent_closed +16175550102"])
    }

    @Test("what is closed by then is told as closed, and not again", arguments: StoreEngine.allCases)
    func closedAlready(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let parent = try await text("01", "The lamp is out", city)
        let child = try await text("02", "Dark street", city)
        try await change(child, .link(parent: parent), city)
        try await change(parent, .close(.notOurs), city)
        try await look(city)
        #expect(try await told(city) == ["parent_closed +16175550102"])
        #expect(try await skipped(city) == ["told"])
    }

    @Test("what another node commits late is told, too", arguments: StoreEngine.several)
    func late(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let parent = try await text("01", "The lamp is out", city)
        let children = [try await text("02", "Dark street", city), try await text("03", "No light", city)]
        let drawn = city.ids.next()
        try await change(children[0], .link(parent: parent), city)
        #expect(try await look(city, after: .seconds(61)) == 0, "something may come before it")
        try await change(children[1], .link(parent: parent), city)
        try await city.run(
            "UPDATE event SET id = \(drawn) WHERE id = (SELECT MAX(id) FROM event WHERE kind = 'linked')")
        #expect(try await look(city) == 2)
        #expect(try await told(city).sorted() == ["duplicate +16175550102", "duplicate +16175550103"])
        #expect(try await look(city) == 0)
    }

    @Test("a mail goes into its thread, under a name of ours", arguments: StoreEngine.allCases)
    func mail(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let parent = try await text("01", "The lamp is out", city)
        let message = try await city.send(.mail("bo@example.org", "Dark street", id: "bo-1@example.org"))
        let child = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        try await send(city, on: SmallCity.mail)
        try await change(child, .link(parent: parent), city)
        try await look(city)
        let sent = try #require(try await city.deliver().first { $0.kind == .duplicate })
        #expect(sent.recipient == "bo@example.org" && sent.references == ["bo-1@example.org"])
        #expect(sent.messageID != nil && sent.subject?.contains(parent.description) == true)
    }

    @Test(
        "nobody is told who cannot, must not or need not be",
        arguments: [
            ("UPDATE message SET automatic = 'reply' WHERE sender LIKE '%02'", "nobody"),
            ("UPDATE message SET is_spam = 1 WHERE sender LIKE '%02'", "nobody"),
            ("UPDATE message SET is_unconfirmed = 1 WHERE sender LIKE '%02'", "nobody"),
            ("UPDATE message SET channel_kind = 'phone' WHERE sender LIKE '%02'", "nobody"),
            ("UPDATE message SET channel = 'sms-gone' WHERE sender LIKE '%02'", "nobody"),
            ("INSERT INTO opt_out (channel, number, at) VALUES ('sms-main', '+16175550102', 0)", "opted_out"),
            ("UPDATE outbox SET state = 'dead' WHERE recipient LIKE '%02'", "bounced"),
            ("UPDATE outbox SET state = 'sent', delivery = 'failed' WHERE recipient LIKE '%02'", "bounced"),
            ("UPDATE service_request SET status = 'set_aside' WHERE parent IS NOT NULL", "set_aside"),
            ("UPDATE service_request SET status = 'set_aside' WHERE parent IS NULL", "set_aside"),
            ("UPDATE service_request SET status = 'triage' WHERE parent IS NOT NULL", "undone"),
            ("UPDATE service_request SET request_type = 'lamp' WHERE parent IS NULL", ""),
            ("UPDATE service_request SET request_type = 'abuse' WHERE parent IS NULL", "not_public"),
            ("UPDATE service_request SET request_type = 'gone' WHERE parent IS NULL", "not_public"),
            ("UPDATE service_request SET request_type = 'abuse' WHERE parent IS NOT NULL", ""),
        ])
    func silent(_ statement: String, _ reason: String) async throws {
        let city = try await SmallCity(.sqlite)
        let parent = try await text("01", "The lamp is out", city)
        let child = try await text("02", "Dark street", city)
        try await change(child, .link(parent: parent), city)
        try await city.run(statement)
        let types = [("lamp", true), ("abuse", false)].map { code, isPublic in
            RequestType(code: code, names: [.english: code], department: "Works", queue: "roads", isPublic: isPublic)
        }
        #expect(try await look(city, types: types) == 1)
        #expect(try await skipped(city) == (reason.isEmpty ? [] : [reason]))
        #expect(try await told(city).count == (reason.isEmpty ? 1 : 0))
        #expect(try await look(city, types: types) == 0, "decided once")
    }

    @Test("a link that was taken back in time, and one of days ago, are told to nobody; a merging neither")
    func over() async throws {
        let city = try await SmallCity(.sqlite)
        let parent = try await text("01", "The lamp is out", city)
        let undone = try await text("02", "Dark street", city)
        try await change(undone, .link(parent: parent), city)
        try await change(undone, .unlink, city)
        try await look(city)
        let late = try await text("03", "Dark, dark street", city)
        try await change(late, .link(parent: parent), city)
        try await look(city, after: DuplicateTelling.oldest + .seconds(1))
        let merged = try await text("04", "Lamp", city)
        let seen = try #require(try await city.store.changes.standing(of: merged)).version
        #expect(try await city.store.merging.merge(merged, into: parent, seen: seen, by: ann) == .done)
        try await look(city)
        #expect(try await told(city) == [])
        #expect(try await skipped(city) == ["undone", "late"])
    }

    @Test(
        "what is not sent yet is withdrawn with the link or the closing, and told anew later",
        arguments: StoreEngine.allCases)
    func withdrawn(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let parent = try await text("01", "The lamp is out", city)
        let child = try await text("02", "Dark street", city)
        try await change(child, .link(parent: parent), city)
        try await look(city)
        try await change(child, .unlink, city)
        #expect(try await told(city) == [])
        try await change(child, .link(parent: parent), city)
        try await look(city)
        #expect(try await told(city) == ["duplicate +16175550102"])
        try await send(city)
        try await change(parent, .close(.resolved), city)
        try await look(city)
        try await change(parent, .reopen, city)
        #expect(try await told(city) == ["duplicate +16175550102"])
        try await change(parent, .close(.resolved), city)
        try await look(city)
        #expect(try await told(city) == ["duplicate +16175550102", "parent_closed +16175550102"])
        try await change(child, .reopen, city)
        #expect(try await told(city) == ["duplicate +16175550102"], "it is no duplicate any more")
        #expect(try await skipped(city) == ["undone", "undone", "undone"])
    }

    @Test("an answer that closed the other request and was taken back takes the news back, too")
    func answerWithdrawn() async throws {
        let city = try await SmallCity(.sqlite)
        let parent = try await text("01", "The lamp is out", city)
        let child = try await text("02", "Dark street", city)
        try await change(child, .link(parent: parent), city)
        try await look(city)
        let answer = try await resolve(parent, city)
        // Its channel stands still meanwhile.
        try await city.run("UPDATE outbox SET due_at = due_at + 3600000 WHERE kind = 'answer'")
        try await look(city)
        #expect(try await told(city) == ["duplicate +16175550102", "parent_closed +16175550102"])
        #expect(try await city.store.answers.withdraw(answer, author: AgentID(rawValue: 1)) != nil)
        #expect(try await told(city) == ["duplicate +16175550102"])
    }

    private func resolve(_ number: TrackingNumber, _ city: SmallCity) async throws -> RowID {
        try await DuplicateScene(city: city).resolve(number)
    }

    @Test("who was answered on the other request is not told again that it is closed; of a silent closing they are")
    func answered() async throws {
        for isSilent in [false, true] {
            let city = try await SmallCity(.sqlite)
            let child = try await text("01", "The lamp is out", city)
            city.clock.advance(by: .seconds(2 * 86_400))
            let parent = try await text("01", "The lamp is dark still, on Elm Street", city)
            #expect(parent != child)
            try await change(child, .link(parent: parent), city)
            try await look(city)
            if isSilent {
                try await change(parent, .close(.resolved), city)
            } else {
                _ = try await resolve(parent, city)
            }
            try await look(city)
            #expect(try await told(city).count == (isSilent ? 2 : 1))
            #expect(try await skipped(city) == (isSilent ? [] : ["answered"]))
        }
    }

    @Test("what the other request was merged or linked to counts for it, under the number that the reporter knows")
    func chain() async throws {
        let city = try await SmallCity(.sqlite)
        let parent = try await text("01", "The lamp is out", city)
        let child = try await text("02", "Dark street", city)
        let root = try await text("03", "Lamps are out on Elm Street", city)
        try await change(child, .link(parent: parent), city)
        try await look(city)
        let seen = try #require(try await city.store.changes.standing(of: parent)).version
        #expect(try await city.store.merging.merge(parent, into: root, seen: seen, by: ann) == .done)
        #expect(try await look(city) == 0)
        try await change(root, .close(.resolved), city)
        try await look(city)
        #expect(try await told(city) == ["duplicate +16175550102", "parent_closed +16175550102"])
        let words = try #require(try await city.column("SELECT text FROM outbox WHERE kind = 'parent_closed'").first)
        #expect(words.contains(parent.description) && !words.contains(root.description))
    }

    @Test("it is no acknowledgement, and leaves their number as it was")
    func noAcknowledgement() async throws {
        let city = try await SmallCity(.sqlite, cap: AcknowledgementCap(hourly: 2))
        let parent = try await text("01", "The lamp is out", city)
        let message = try await city.send(.mail("bo@example.org", "Dark street"))
        let child = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        try await change(child, .link(parent: parent), city)
        try await look(city)
        #expect(try await told(city) == ["duplicate bo@example.org"])
        try await city.send(.mail("bo@example.org", "A hole in the road, too"))
        let kinds = try await city.column("SELECT kind FROM outbox WHERE recipient = 'bo@example.org' ORDER BY id")
        #expect(kinds == ["acknowledgement", "duplicate", "acknowledgement"])
    }

    @Test("what stands below and above a request is found by indexes")
    func plans() async throws {
        let city = try await SmallCity(.sqlite)
        for (statement, parameters, index) in [
            (SQLDuplicateNotices.duplicates, 3, "service_request_parent"),
            (DuplicateFactsReader.above, 1, "PRIMARY KEY"),
            (DuplicateNoticeRows.waitingBelow, 1, "duplicate_notice_request"),
        ] {
            let values = Array(repeating: SQLValue.null, count: parameters)
            let plan = try await city.database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: "EXPLAIN QUERY PLAN " + statement.text), values) { $0.text(3) }
            }
            #expect(plan.contains { $0.contains(index) }, "\(plan)")
            #expect(!plan.contains { ["SCAN s", "SCAN p", "SCAN n", "SCAN o"].contains($0.prefix(6)) }, "\(plan)")
        }
    }

    @Test("none is passed over that has not stood long enough when a later one has")
    func order() async throws {
        let city = try await SmallCity(.sqlite)
        let parent = try await text("01", "The lamp is out", city)
        for digits in ["02", "03", "04"] {
            try await change(try await text(digits, "Dark street \(digits)", city), .link(parent: parent), city)
        }
        let middle = "(SELECT id FROM event WHERE kind = 'linked' ORDER BY id LIMIT 1 OFFSET 1)"
        try await city.run("UPDATE event SET at = at + 120000 WHERE id = \(middle)")
        #expect(try await look(city, after: .seconds(61)) == 1)
        #expect(try await look(city, after: .seconds(61)) == 0)
        #expect(try await look(city, after: .seconds(120)) == 2)
        #expect(try await told(city) == ["02", "03", "04"].map { "duplicate +161755501\($0)" })
    }
}
