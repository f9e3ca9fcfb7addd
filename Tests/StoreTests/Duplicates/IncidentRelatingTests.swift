import Desk
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("A new request is related to others about the same thing, by itself and soon")
struct IncidentRelatingTests {
    private let rats = "Rats behind the school, 12 Bow Street"

    private func rule(_ library: SearchLibrary, links: Bool = true) -> IncidentRule {
        IncidentRule(links: links, changing: library.city.changing, types: RequestCatalogue([]))
    }

    /// Has the index read everything, and looks at what was opened.
    private func relate(_ library: SearchLibrary, links: Bool = true) async throws {
        try await library.read()
        library.city.clock.advance(by: LateRows.concurrent.margin + .seconds(1))
        let now = library.city.clock.now()
        let relating = library.city.store.relating(library.index)
        while try await relating.relate(
            openedBefore: now, at: now, limit: 10, by: rule(library, links: links)) == 10
        {}
    }

    private func standing(_ number: TrackingNumber, _ library: SearchLibrary) async throws -> RequestStanding {
        try #require(try await library.city.store.changes.standing(of: number))
    }

    private func decisions(_ number: TrackingNumber, _ library: SearchLibrary) async throws -> [RequestDecision] {
        try #require(try await library.city.store.requests.request(number)).decisions
    }

    private func change(
        _ number: TrackingNumber, _ change: RequestChange, _ library: SearchLibrary
    ) async throws -> ChangeOutcome {
        let seen = try await standing(number, library).version
        return try await library.city.store.changes.change(
            number, change, seen: seen, note: nil, by: UndoScene.maria, decide: library.city.changing.verdict)
    }

    private func undo(_ number: TrackingNumber, _ library: SearchLibrary) async throws -> ChangeOutcome {
        let made = try #require(try await decisions(number, library).last)
        return try await library.city.store.decisions.undo(
            made.id, on: number, by: UndoScene.maria, as: library.city.changing)
    }

    @Test(
        "another resident's open one about the same: closed as its duplicate, told so, and undone as before",
        arguments: StoreEngine.allCases)
    func linked(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let city = library.city
            let first = try await library.mail("a@example.org", rats)
            let second = try await library.mail("b@example.org", "There are rats behind the school at 12 Bow Street")
            let (before, ledger) = (try await standing(second, library), try await city.ledger())
            try await relate(library)
            let linked = try await standing(second, library)
            #expect(linked.closedAs == .duplicate && linked.parent == first)
            #expect(try await standing(first, library).isOpen)
            let made = try #require(try await decisions(second, library).last)
            #expect(made.kind == "same_incident" && made.other == first && made.score >= 0.945)
            #expect(made.reason.hasPrefix("same address, same day") && made.reason.contains("both say "))
            #expect(try await city.ledger()["resolved"] == 1)
            #expect(try await city.count("audit") == 0)
            try await relate(library)
            #expect(try await decisions(second, library).count == 1)
            let scene = DuplicateScene(city: city)
            try await scene.look()
            #expect(try await scene.told() == ["duplicate b@example.org"])
            #expect(try await undo(second, library) == .done)
            #expect(try await standing(second, library).values == before.values)
            #expect(try await city.ledger().filter { $0.value != 0 } == ledger)
            #expect(try await scene.told().isEmpty)
            #expect(try await city.agrees())
            try await relate(library)
            #expect(try await standing(second, library).isOpen)
        }
    }

    @Test(
        "never their own, what is less sure, what somebody has or ruled out, a chat, nor where it is switched off",
        arguments: StoreEngine.allCases)
    func suggested(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let city = library.city
            let first = try await library.mail("a@example.org", rats)
            let own = try await library.mail("a@example.org", rats + " again")
            let unsure = try await library.mail("b@example.org", "Noise at 12 Bow Street")
            let held = try await library.mail("c@example.org", rats)
            _ = try await change(held, .snooze(until: city.clock.now() + .seconds(86_400)), library)
            let ruledOut = try await library.mail("d@example.org", rats)
            for other in [first, own, held] {
                _ = try await city.store.duplicates.ruleOut(other, for: ruledOut, isOut: true, by: UndoScene.maria)
            }
            let session = try await city.beginChat()
            let chat = try await city.send(.chat(session, rats), on: SmallCity.chat)
            let chatted = try #require(TrackingNumber(try await city.trackingNumber(of: chat)))
            try await relate(library)
            for number in [first, own, unsure, held, ruledOut, chatted] {
                #expect(try await standing(number, library).parent == nil)
            }
            let off = try await library.mail("e@example.org", rats)
            try await relate(library, links: false)
            #expect(try await standing(off, library).parent == nil)
        }
    }

    @Test(
        "what was closed and comes again, of the same resident or at the same place and of the same type, is new and linked to it",
        arguments: StoreEngine.allCases)
    func recurs(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let city = library.city
            let first = try await library.mail("a@example.org", rats)
            let hole = try await library.mail("a@example.org", "A pothole at 5 Elm Street")
            try await relate(library)
            for number in [first, hole] { #expect(try await change(number, .close(.resolved), library) == .done) }
            city.clock.advance(by: .seconds(2 * 86_400))
            let again = try await library.mail("a@example.org", rats + " again")
            let other = try await library.mail("b@example.org", "One more pothole, 5 Elm St")
            try await city.run("UPDATE service_request SET request_type = 'rats'")
            let stranger = try await library.mail("c@example.org", "A lamp is out at 90 Elm Street")
            try await relate(library)
            for (number, before) in [(again, first), (other, hole)] {
                let made = try #require(try await decisions(number, library).last, "\(number)")
                #expect(made.kind == "recurs" && made.other == before)
                #expect(made.reason.hasSuffix("closed 2 days before"), "\(made.reason)")
                #expect(try await standing(number, library).isOpen)
            }
            #expect(try await decisions(stranger, library).isEmpty)
            #expect(
                try await city.store.requests.request(again)?.events.contains {
                    $0.kind == "recurs" && $0.detail == first.description
                } == true)
            let before = try await standing(again, library)
            #expect(try await undo(again, library) == .done)
            #expect(try await standing(again, library) == before)
            #expect(try await decisions(again, library).last?.undone != nil)
            #expect(try await city.agrees())
        }
    }

    @Test("several looks at once relate each request once", arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            _ = try await library.mail("a@example.org", rats)
            _ = try await library.mail("b@example.org", rats)
            try await library.read()
            library.city.clock.advance(by: LateRows.concurrent.margin + .seconds(1))
            let now = library.city.clock.now()
            let relating = library.city.store.relating(library.index)
            let rule = rule(library)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { _ = try await relating.relate(openedBefore: now, at: now, limit: 100, by: rule) }
                }
                try await group.waitForAll()
            }
            #expect(try await library.city.count("decision WHERE kind = 'same_incident'") == 1)
            #expect(try await library.city.count("event WHERE kind = 'linked'") == 1)
        }
    }
}
