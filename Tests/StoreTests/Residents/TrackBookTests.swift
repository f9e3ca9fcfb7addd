import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What residents read and write on their requests")
struct TrackBookTests {
    private let ann = "ann@example.org"

    private struct Case {
        let city: SmallCity
        let number: TrackingNumber
        let request: RowID
        /// The acknowledgement, which carried the link.
        let row: RowID
    }

    private func opened(_ engine: StoreEngine) async throws -> Case {
        let city = try await SmallCity(engine)
        let message = try await city.send(.mail(ann, "The lamp is out", id: "m1@example.org"))
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        let row = try #require(try await city.deliver().first?.id)
        return Case(city: city, number: number, request: try #require(try await city.request(of: message)), row: row)
    }

    private func write(_ text: String, _ scene: Case, form: String = UUID().uuidString, isNotFixed: Bool = false)
        async throws -> KeepOutcome
    {
        let message = LinkMessage(
            request: scene.request, sender: Identity(kind: .email, address: ann), text: text, isNotFixed: isNotFixed,
            language: .spanish)
        let received = try #require(message.received(form: form, at: scene.city.clock.now()))
        let outcome = try await scene.city.store.keeper.keep(received)
        try await scene.city.file()
        return outcome
    }

    private func resolve(_ scene: Case) async throws {
        let answering = try scene.city.answering()
        let draft = AnswerDraft(
            form: UUID().uuidString, request: scene.number, text: "Mended.",
            author: AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria"),
            seen: try await scene.city.store.answers.answers(on: scene.number).last?.id, resolves: true)
        guard case .written = try await scene.city.store.answers.answer(draft, decide: answering.verdict) else {
            Issue.record("not written")
            return
        }
        scene.city.clock.advance(by: .seconds(20))
        _ = try await scene.city.deliver()
    }

    private func status(_ scene: Case) async throws -> String? {
        try await scene.city.column("SELECT status FROM service_request").first
    }

    @Test("the link's holder is whom its row went to; nobody for another request", arguments: StoreEngine.allCases)
    func holder(_ engine: StoreEngine) async throws {
        let scene = try await opened(engine)
        let holder = try await scene.city.store.track.holder(of: scene.row, about: scene.request)
        #expect(holder == LinkHolder(channel: SmallCity.mail, address: ann))
        #expect(try await scene.city.store.track.holder(of: scene.row, about: RowID(rawValue: 1)) == nil)
    }

    @Test(
        "a message by the link joins the request once, as a contact of the web, and nobody is acknowledged again",
        arguments: StoreEngine.allCases)
    func joins(_ engine: StoreEngine) async throws {
        let scene = try await opened(engine)
        #expect(try await !write("It flickers, too", scene, form: "f1").isRedelivery)
        #expect(try await write("It flickers, too", scene, form: "f1").isRedelivery)
        #expect(try await scene.city.count("service_request") == 1)
        let web = try await scene.city.rows(
            "SELECT text, is_unconfirmed FROM message WHERE channel_kind = 'web'", columns: 2)
        #expect(web == [["It flickers, too", "0"]])
        #expect(try await scene.city.column("SELECT channel_kind FROM contact ORDER BY id") == ["email", "web"])
        #expect(try await scene.city.count("outbox") == 1)
        #expect(try await scene.city.agrees())
    }

    @Test("what was written on the web is answered by mail", arguments: StoreEngine.allCases)
    func answered(_ engine: StoreEngine) async throws {
        let scene = try await opened(engine)
        _ = try await write("It flickers, too", scene)
        let facts = try await scene.city.store.answers.facts(on: scene.number)
        #expect(facts?.latest?.channel == SmallCity.mail && facts?.latest?.sender == ann)
    }

    @Test(
        "not fixed: open again once; the second time a person decides, and no entry is made twice",
        arguments: StoreEngine.allCases)
    func notFixed(_ engine: StoreEngine) async throws {
        let scene = try await opened(engine)
        try await resolve(scene)
        #expect(try await status(scene) == "resolved")
        _ = try await write("", scene, isNotFixed: true)
        #expect(try await status(scene) == "assigned")
        #expect(
            try await scene.city.store.attention.open(
                for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true), after: nil, limit: 10
            ).isEmpty)
        try await resolve(scene)
        for _ in 1...2 { _ = try await write("Still dark", scene, isNotFixed: true) }
        #expect(try await status(scene) == "resolved")
        let open = try await scene.city.store.attention.open(
            for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true), after: nil, limit: 10)
        #expect(open.map(\.request) == [scene.number] && open.map(\.reason) == [.disputed])
        #expect(try await scene.city.column("SELECT priority FROM service_request") == ["1"])
        #expect(try await scene.city.column("SELECT COUNT(*) FROM event WHERE kind = 'disputed'") == ["2"])
        let settled = try await scene.city.store.attention.settle(
            open[0].id, reopens: true, for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true),
            by: AccountID(rawValue: 5), name: "Sue", at: scene.city.clock.now())
        #expect(settled == scene.number)
        #expect(try await status(scene) == "assigned")
        #expect(try await scene.city.column("SELECT priority FROM service_request") == ["3"])
        let again = try await scene.city.store.attention.settle(
            open[0].id, reopens: true, for: AttentionReader(agent: AgentID(rawValue: 5), isSupervisor: true),
            by: AccountID(rawValue: 6), name: "Tom", at: scene.city.clock.now())
        #expect(again == nil)
        let others = "SELECT action FROM audit WHERE action NOT LIKE 'request.%'"
        #expect(try await scene.city.column(others) == ["attention.settled"])
        #expect(try await scene.city.agrees())
    }

    @Test("not fixed on what is open is a message and nothing more", arguments: StoreEngine.allCases)
    func notFixedWhileOpen(_ engine: StoreEngine) async throws {
        let scene = try await opened(engine)
        _ = try await write("Dark", scene, isNotFixed: true)
        #expect(try await scene.city.column("SELECT COUNT(*) FROM event WHERE kind = 'not_fixed'") == ["0"])
        try await resolve(scene)
        _ = try await write("Dark", scene, isNotFixed: true)
        #expect(try await status(scene) == "assigned")
    }

    @Test(
        "the story is the holder's own: not what others contributed, not what was taken back",
        arguments: StoreEngine.allCases)
    func story(_ engine: StoreEngine) async throws {
        let scene = try await opened(engine)
        var other = PlainMessage.mail("bob@example.org", "I know something", id: "b1@example.org")
        other.claims = [scene.request]
        let contributed = try await scene.city.send(other)
        // As if staff had confirmed it: it is still another's.
        try await scene.city.run("UPDATE message SET is_unconfirmed = 0 WHERE id = \(contributed)")
        scene.city.clock.advance(by: .seconds(1))
        _ = try await write("Mine", scene)
        try await resolve(scene)
        let holder = LinkHolder(channel: SmallCity.mail, address: ann)
        let story = try await scene.city.store.track.story(of: scene.request, for: holder)
        #expect(story.map(\.text) == ["The lamp is out", "Mine", "Mended."])
        #expect(story.map(\.direction) == [.inbound, .inbound, .outbound])
    }

    @Test(
        "public updates: one for each form, read by all, gone when taken back, in the trail",
        arguments: StoreEngine.allCases)
    func updates(_ engine: StoreEngine) async throws {
        let scene = try await opened(engine)
        let (updates, now) = (scene.city.store.updates, scene.city.clock.now())
        let author = AccountID(rawValue: 5)
        let draft = try #require(
            UpdateDraft(form: "u1", request: scene.number, text: "Parts ordered", author: author, authorName: "Sue"))
        for _ in 1...2 { #expect(try await updates.publish(draft, at: now)) }
        let read = try await scene.city.store.track.request(scene.number)
        #expect(read?.updates.map(\.text) == ["Parts ordered"])
        let id = try #require(read?.updates.first?.id)
        var generator = SystemRandomNumberGenerator()
        let elsewhere = TrackingNumber(using: &generator)
        #expect(try await !updates.withdraw(id, on: elsewhere, by: author, name: "Sue", at: now))
        #expect(try await updates.withdraw(id, on: scene.number, by: author, name: "Sue", at: now))
        #expect(try await !updates.withdraw(id, on: scene.number, by: author, name: "Sue", at: now))
        #expect(try await scene.city.store.track.request(scene.number)?.updates.isEmpty == true)
        #expect(
            try await scene.city.column("SELECT action FROM audit ORDER BY id") == [
                "public_update.published", "public_update.withdrawn",
            ])
    }

    @Test("a draft needs words, a form and a limit")
    func drafts() {
        var generator = SystemRandomNumberGenerator()
        let number = TrackingNumber(using: &generator)
        func isDraft(_ form: String, _ text: String) -> Bool {
            UpdateDraft(form: form, request: number, text: text, author: AccountID(rawValue: 1), authorName: "A") != nil
        }
        #expect(isDraft("f", "x") && !isDraft("", "x") && !isDraft("f", " \n"))
        #expect(!isDraft("f", String(repeating: "x", count: 2_001)) && !isDraft(String(repeating: "f", count: 65), "x"))
    }
}
