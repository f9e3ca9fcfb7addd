import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What merging and splitting must not hide, lose or count")
struct MergeHidingTests {
    private let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva")
    private let ann = "ann@example.org"
    private let phone = "+16175550101"

    private func number(of message: RowID, in city: SmallCity) async throws -> TrackingNumber {
        try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    private func standing(_ number: TrackingNumber, in city: SmallCity) async throws -> RequestStanding {
        try #require(try await city.store.changes.standing(of: number))
    }

    private func mail(_ words: String, from address: String? = nil, in city: SmallCity) async throws -> TrackingNumber {
        try await number(of: city.send(.mail(address ?? ann, words)), in: city)
    }

    private func merge(_ source: TrackingNumber, _ target: TrackingNumber, in city: SmallCity) async throws {
        let seen = try await standing(source, in: city).version
        #expect(try await city.store.merging.merge(source, into: target, seen: seen, by: maria) == .done)
    }

    private func unmerge(_ number: TrackingNumber, in city: SmallCity) async throws -> ChangeOutcome {
        let seen = try await standing(number, in: city).version
        return try await city.store.merging.unmerge(number, seen: seen, by: maria)
    }

    private func answer(_ number: TrackingNumber, in city: SmallCity, closes: ClosingReason? = nil) async throws {
        let answering = try city.answering()
        let outcome = try await city.store.answers.answer(
            AnswerDraft(
                form: UUID().uuidString, request: number, text: "On it.",
                author: AnswerAuthor(agent: maria.agent, firstName: "Maria"), seen: nil, closes: closes),
            decide: answering.verdict)
        guard case .written = outcome else { throw StoreFailure(.refused, "\(outcome)") }
    }

    private func change(_ change: RequestChange, _ number: TrackingNumber, in city: SmallCity) async throws {
        let routing = try RoutingRules([], default: RoutingDefault(department: "311", queue: "triage"))
        let outcome = try await city.store.changes.change(
            number, change, seen: standing(number, in: city).version, note: nil, by: maria,
            decide: RequestChanging(catalogue: DeskCatalogue(routing)).verdict)
        #expect(outcome == .done)
    }

    /// A mail that carries the token of a request.
    private func reply(to request: RowID, _ words: String, in city: SmallCity) async throws -> RowID {
        var mail = PlainMessage.mail(ann, words)
        mail.claims = [request]
        return try await city.send(mail)
    }

    private func waits(_ number: TrackingNumber, in city: SmallCity) async throws -> Moment? {
        var entries = try await city.store.queue.queue(QueueFilter())
        var later = QueueFilter()
        later.isSnoozed = true
        entries += try await city.store.queue.queue(later)
        return try #require(entries.first { $0.trackingNumber == number }).waitingSince
    }

    @Test("What nobody answered waits on beside the other's answers, and apart again", arguments: [true, false])
    func unanswered(_ isSource: Bool) async throws {
        let city = try await SmallCity(.sqlite)
        let waiting = try await mail("The lamp is out", in: city)
        let since = city.clock.now()
        city.clock.advance(by: .seconds(60))
        let answered = try await mail("A pothole", in: city)
        try await answer(answered, in: city)
        let (source, target) = isSource ? (waiting, answered) : (answered, waiting)
        try await merge(source, target, in: city)
        #expect(try await waits(target, in: city) == since)
        #expect(try await unmerge(source, in: city) == .done)
        #expect(try await waits(waiting, in: city) == since)
        #expect(try await waits(answered, in: city) == nil)
        try await merge(source, target, in: city)
        try await answer(target, in: city)
        #expect(try await waits(target, in: city) == nil)
    }

    @Test(
        "A contribution that is accepted was not answered by what was answered before", arguments: StoreEngine.allCases)
    func accepted(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out", id: "m1@example.org")), in: city)
        var other = PlainMessage.mail("bob@example.net", "It is me, Ann, from work", id: "m2@example.net")
        other.references = ["m1@example.org"]
        let contribution = try await city.send(other)
        try await answer(number, in: city)
        #expect(try await waits(number, in: city) == nil)
        #expect(try await city.store.merging.accept(contribution, on: number, by: maria) == .done)
        #expect(try await waits(number, in: city) != nil)
    }

    @Test("What is written to a request that was split off and put back comes to where it came from")
    func unsplit() async throws {
        let city = try await SmallCity(.sqlite)
        let lamp = try await city.send(.mail(ann, "The lamp is out"))
        let request = try #require(try await city.request(of: lamp))
        let tree = try await reply(to: request, "A tree fell, too", in: city)
        let number = try await number(of: lamp, in: city)
        guard case .done(let new) = try await city.store.merging.split([tree], off: number, seen: 0, by: maria) else {
            Issue.record("not split")
            return
        }
        let splitOff = try await standing(new, in: city)
        #expect(
            try await city.store.merging.unsplit(new, seen: splitOff.version, by: maria) == .done)
        try await answer(number, in: city, closes: .resolved)
        let next = try await reply(to: splitOff.request, "It lies there still", in: city)
        #expect(try await city.request(of: next) == request)
        #expect(try await !city.isUnconfirmed(next))
        #expect(try await standing(number, in: city).isOpen)
        let text = try await city.send(.text(phone, "About \(new)"), on: SmallCity.sms)
        let related = try await city.column("SELECT other FROM decision WHERE message = \(text)")
        #expect(related == ["\(request)"])
    }

    @Test("What is set aside is nobody's case: a reply to it opens a request")
    func spam() async throws {
        let city = try await SmallCity(.sqlite)
        let message = try await city.send(.mail(ann, "Buy lamps"))
        let request = try #require(try await city.request(of: message))
        try await change(.close(.spam), number(of: message, in: city), in: city)
        let next = try await reply(to: request, "No, really: my lamp is out", in: city)
        #expect(try await city.request(of: next) != request)
        #expect(try await city.column("SELECT status FROM service_request ORDER BY id") == ["set_aside", "triage"])
    }

    @Test("Merged twice over: all comes to the end, nothing merged is opened, and it is taken back from the end")
    func chain() async throws {
        let city = try await SmallCity(.sqlite)
        let first = try await city.send(.mail(ann, "The lamp is out"))
        let request = try #require(try await city.request(of: first))
        let a = try await number(of: first, in: city)
        let (b, c) = (try await mail("Dark at Elm", in: city), try await mail("Elm Street is dark", in: city))
        try await merge(a, b, in: city)
        try await merge(b, c, in: city)
        #expect(try await unmerge(a, in: city) == .refused(.mergedOn(b)))
        let next = try await reply(to: request, "Any news?", in: city)
        #expect(try await number(of: next, in: city) == c)
        try await answer(c, in: city, closes: .resolved)
        let again = try await reply(to: request, "Dark again", in: city)
        #expect(try await number(of: again, in: city) == c)
        let open = "SELECT tracking_number FROM service_request WHERE status <> 'resolved'"
        #expect(try await city.column(open) == [c.symbols])
        // Nor does a supervisor open what was merged: what stands for it is opened.
        try await answer(c, in: city, closes: .resolved)
        try await city.database.write(.file) { session throws(StoreFailure) in
            try AttentionRows.add(
                Attention(id: city.ids.next(), request: request, reason: .lowScore, at: city.clock.now()), session)
        }
        let entry = try #require(
            try await city.store.attention.open(
                for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true), after: nil, limit: 1
            ).first)
        _ = try await city.store.attention.settle(
            entry.id, reopens: true, for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true),
            by: AccountID(rawValue: 1), name: "Head", at: city.clock.now())
        #expect(try await city.column(open) == [c.symbols])
        #expect(try await city.agrees())
        #expect(try await unmerge(b, in: city) == .done)
        #expect(try await unmerge(a, in: city) == .done)
        #expect(try await number(of: first, in: city) == a)
        #expect(try await city.agrees())
    }

    @Test("A conversation without a message moves with its request; where one did not, the next message does")
    func conversations() async throws {
        let city = try await SmallCity(.sqlite)
        let target = try await mail("The lamp is out", in: city)
        let source = try await number(of: city.send(.text(phone, "Dark at Elm"), on: SmallCity.sms), in: city)
        try await answer(source, in: city)
        // As where it was answered by a way on which nobody has written about it.
        try await city.run("UPDATE message SET conversation = NULL WHERE channel_kind = 'sms'")
        let (from, to) = (try await standing(source, in: city).request, try await standing(target, in: city).request)
        try await merge(source, target, in: city)
        #expect(try await city.column("SELECT request FROM conversation WHERE channel = 'sms-main'") == ["\(to)"])
        try await city.run("UPDATE conversation SET request = \(from) WHERE channel = 'sms-main'")
        let next = try await city.send(.text(phone, "Still dark"), on: SmallCity.sms)
        #expect(try await number(of: next, in: city) == target)
    }

    @Test("Residents put together twice over are put apart from the end")
    func residents() async throws {
        let city = try await SmallCity(.sqlite)
        for name in ["ann", "bob", "cleo"] { _ = try await mail("From \(name)", from: "\(name)@example.org", in: city) }
        let sql = "SELECT resident FROM service_request ORDER BY id"
        let before = try await city.column(sql)
        let ids = try before.map { RowID(rawValue: try #require(Int64($0))) }
        let desk = city.store.residents
        #expect(try await desk.merge(ids[0], into: ids[1], by: maria))
        #expect(try await desk.merge(ids[1], into: ids[2], by: maria))
        #expect(try await !desk.unmerge(ids[0], by: maria))
        #expect(try await desk.unmerge(ids[1], by: maria))
        #expect(try await desk.unmerge(ids[0], by: maria))
        #expect(try await city.column(sql) == before)
    }

    @Test(
        "What waits takes up what was put off; taken back, it is put off again, unless somebody has written",
        arguments: [(true, false), (false, false), (true, true)])
    func putOff(_ waits: Bool, _ writes: Bool) async throws {
        let city = try await SmallCity(.sqlite)
        let target = try await mail("The lamp is out", in: city)
        let source = try await mail("A pothole", in: city)
        if !waits { try await answer(source, in: city) }
        let until = city.clock.now() + .seconds(3600)
        try await change(.snooze(until: until), target, in: city)
        try await merge(source, target, in: city)
        #expect(try await standing(target, in: city).snoozedUntil == (waits ? nil : until))
        if writes { _ = try await reply(to: standing(target, in: city).request, "Hello?", in: city) }
        #expect(try await unmerge(source, in: city) == .done)
        #expect(try await standing(target, in: city).snoozedUntil == (writes ? nil : until))
    }

    @Test("Closed, opened again and closed, then never split off: it counts as if it had not been")
    func counts() async throws {
        let city = try await SmallCity(.sqlite)
        let lamp = try await city.send(.text(phone, "The lamp is out"), on: SmallCity.sms)
        let tree = try await city.send(.text(phone, "A tree fell, too"), on: SmallCity.sms)
        let number = try await number(of: lamp, in: city)
        let before = try await city.ledger()
        guard case .done(let new) = try await city.store.merging.split([tree], off: number, seen: 0, by: maria) else {
            Issue.record("not split")
            return
        }
        try await change(.close(.notOurs), new, in: city)
        try await change(.reopen, new, in: city)
        try await answer(new, in: city, closes: .resolved)
        try await city.send(.text(phone, "\(new) is not done"), on: SmallCity.sms)
        #expect(try await city.ledger()["reopened"] == 2)
        try await answer(new, in: city, closes: .resolved)
        let seen = try await standing(new, in: city).version
        #expect(try await city.store.merging.unsplit(new, seen: seen, by: maria) == .done)
        var after = try await city.ledger().filter { $0.value != 0 }
        after["message_in"] = before["message_in"]
        #expect(after == before)
        #expect(try await city.agrees())
        #expect(try await standing(number, in: city).isOpen)
    }

    @Test("Nothing is split off what is set aside")
    func splitSpam() async throws {
        let city = try await SmallCity(.sqlite)
        let first = try await city.send(.text(phone, "Buy lamps"), on: SmallCity.sms)
        try await city.send(.text(phone, "Cheap lamps"), on: SmallCity.sms)
        let number = try await number(of: first, in: city)
        try await change(.close(.spam), number, in: city)
        let seen = try await standing(number, in: city).version
        let outcome = try await city.store.merging.split([first], off: number, seen: seen, by: maria)
        #expect(outcome == .not(.refused(.closed)))
    }

    @Test("A duplicate that was merged is a duplicate again, of the same request")
    func duplicate() async throws {
        let city = try await SmallCity(.sqlite)
        let (parent, other) = (try await mail("The lamp is out", in: city), try await mail("A pothole", in: city))
        let number = try await mail("Dark at Elm", in: city)
        try await change(.link(parent: parent), number, in: city)
        try await merge(number, other, in: city)
        #expect(try await unmerge(number, in: city) == .done)
        let standing = try await standing(number, in: city)
        #expect(standing.closedAs == .duplicate && standing.parent == parent)
        try await change(.unlink, number, in: city)
        #expect(try await self.standing(number, in: city).parent == nil)
    }
}
