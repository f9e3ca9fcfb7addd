import Desk
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("What was decided automatically is taken back, and stays to be read")
struct DecisionDeskTests {
    private let ann = "ann@example.org"

    @Test(
        "a placement: without a type, where everything belongs of which nothing tells", arguments: StoreEngine.allCases)
    func placed(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let number = try await scene.number(of: scene.city.send(.mail(ann, "A pothole at 93 School St")))
        let before = try await scene.standing(number)
        #expect(before.requestType == "pothole" && before.department == "Streets" && before.priority == 2)
        let made = try await scene.decisions(number)
        #expect(made.map(\.kind) == ["placed", "located"])
        #expect(made[0].reason == "catalogue: keyword pothole" && made[0].score == 1)
        #expect(try await scene.undo(.placed, on: number) == .done)
        let after = try await scene.standing(number)
        #expect(after.requestType == nil && after.department == "Constituent Services" && after.queue == "triage")
        #expect(after.priority == 3 && after.place == "93 School Street" && after.status == before.status)
        let found = try #require(try await scene.city.store.requests.request(number))
        #expect(found.summary.placement.rule == RoutingRules.defaultRule)
        #expect(found.decisions.map { $0.undone != nil } == [true, false])
        #expect(found.events.filter { $0.kind == "undone" }.map(\.detail) == ["Maria Silva: placed"])
        #expect(
            try await scene.city.column("SELECT action FROM audit ORDER BY id")
                == ["request.changed", "decision.undone"])
        #expect(try await scene.undo(made[0].id, on: number) == .refused(.undone))
        #expect(try await scene.undo(RowID(rawValue: 7), on: number) == .noRequest)
        #expect(try await scene.undo(.located, on: number) == .done)
        #expect(try await scene.standing(number).place == nil)
        #expect(try await scene.city.agrees())
    }

    @Test("what somebody decided otherwise since is theirs", arguments: StoreEngine.allCases)
    func overruled(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let number = try await scene.number(of: scene.city.send(.mail(ann, "Flooded cellar at 93 School St")))
        let details = RequestDetails(
            requestType: "pothole", department: "Water", queue: "urgent", priority: 1, place: "12 School Street")
        #expect(try await scene.change(number, .details(details)) == .done)
        let stands = try await scene.standing(number)
        #expect(try await scene.undo(.placed, on: number) == .refused(.overruled))
        #expect(try await scene.undo(.located, on: number) == .refused(.overruled))
        #expect(try await scene.standing(number) == stands)
        #expect(try await scene.decisions(number).allSatisfy { $0.undone == nil })
    }

    @Test("a priority that somebody set stays", arguments: StoreEngine.allCases)
    func priority(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let number = try await scene.number(of: scene.city.send(.mail(ann, "A flood in the cellar")))
        let stands = try await scene.standing(number)
        let details = RequestDetails(
            requestType: nil, department: stands.department, queue: stands.queue, priority: 4, place: nil)
        #expect(try await scene.change(number, .details(details)) == .done)
        #expect(try await scene.undo(.placed, on: number) == .done)
        let after = try await scene.standing(number)
        #expect(after.department == "Constituent Services" && after.priority == 4)
    }

    @Test(
        "a message that went on with a closed request: on its own, and the request is closed again",
        arguments: StoreEngine.allCases)
    func continued(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let (city, phone) = (scene.city, "+16175550101")
        let number = try await scene.number(of: city.send(.text(phone, "A pothole"), on: SmallCity.sms))
        #expect(try await scene.change(number, .close(.resolved)) == .done)
        let (before, ledger) = (try await scene.standing(number), try await city.ledger())
        let second = try await city.send(.text(phone, "And the lamp is out"), on: SmallCity.sms)
        #expect(try await scene.standing(number).isOpen)
        #expect(try await city.ledger()["reopened"] == 1)
        #expect(try await scene.undo(.continued, on: number) == .done)
        let own = try await scene.number(of: second)
        #expect(own != number)
        let after = try await scene.standing(number)
        #expect(after.values == before.values)
        let counted = try await city.ledger()
        #expect(counted["reopened"] == 0 && counted["resolved"] == ledger["resolved"] && counted["opened"] == 2)
        #expect(try await city.agrees())
        // It is told of still, on the request that it was about.
        #expect(try await scene.decisions(number).last?.undone?.by == nil)
        #expect(try await scene.decisions(number).last?.undone != nil)
    }

    @Test("what is put off stays so, unless somebody has worked on it since", arguments: StoreEngine.allCases)
    func snoozed(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let (city, phone) = (scene.city, "+16175550101")
        let number = try await scene.number(of: city.send(.text(phone, "A pothole"), on: SmallCity.sms))
        let until = city.clock.now() + .seconds(86_400)
        #expect(try await scene.change(number, .snooze(until: until)) == .done)
        try await city.send(.text(phone, "One more"), on: SmallCity.sms)
        #expect(try await scene.standing(number).snoozedUntil == nil)
        #expect(try await scene.undo(.continued, on: number) == .done)
        #expect(try await scene.standing(number).snoozedUntil == until)
        try await city.send(.text(phone, "And one more"), on: SmallCity.sms)
        let stands = try await scene.standing(number)
        let details = RequestDetails(
            requestType: "pothole", department: "Streets", queue: "roads", priority: 5, place: nil)
        #expect(stands.snoozedUntil == nil)
        #expect(try await scene.change(number, .details(details)) == .done)
        #expect(try await scene.undo(.continued, on: number) == .done)
        #expect(try await scene.standing(number).snoozedUntil == nil)
    }

    @Test(
        "what came from another address, and words that were the same, stand on their own",
        arguments: StoreEngine.allCases)
    func joined(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let city = scene.city
        let number = try await scene.number(of: city.send(.mail(ann, "A lamp is out", id: "m1@example.org")))
        let again = try await city.send(.mail(ann, "A lamp is out", id: "m2@example.org"))
        var other = PlainMessage.mail("bob@example.net", "It is me, from work", id: "m3@example.net")
        other.references = ["m1@example.org"]
        let contribution = try await city.send(other)
        #expect(try await city.isUnconfirmed(contribution))
        #expect(try await scene.undo(.contributed, on: number) == .done)
        #expect(try await !city.isUnconfirmed(contribution))
        #expect(try await scene.undo(.repeated, on: number) == .done)
        let own = [try await scene.number(of: again), try await scene.number(of: contribution), number]
        #expect(Set(own).count == 3)
        #expect(try await scene.decisions(number).map { $0.undone != nil } == [true, true])
        #expect(try await city.agrees())
        let accepted = try await city.send(
            {
                var next = other; next.messageID = "m4@example.net"; next.text = "More"; return next
            }())
        #expect(try await city.store.merging.accept(accepted, on: number, by: UndoScene.maria) == .done)
        #expect(try await scene.undo(.contributed, on: number) == .refused(.overruled))
    }

    @Test("a suggestion is ruled out; what somebody linked is theirs", arguments: StoreEngine.allCases)
    func related(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let first = try await scene.number(of: scene.city.send(.mail(ann, "A lamp is out")))
        let second = try await scene.number(of: scene.city.send(.mail(ann, "A tree fell")))
        let third = try await scene.number(of: scene.city.send(.mail(ann, "Noise")))
        #expect(try await scene.undo(.possiblyRelated, on: second) == .done)
        #expect(try await scene.city.store.duplicates.ruledOut(for: second) == [first])
        #expect(try await scene.change(third, .link(parent: second)) == .done)
        #expect(try await scene.undo(.possiblyRelated, on: third) == .refused(.overruled))
    }

    @Test(
        "what was set aside is a person's, and counts as such; set aside again, it does not",
        arguments: StoreEngine.allCases)
    func setAside(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let city = scene.city
        var mail = PlainMessage.mail(ann, "I am away until Monday, and a tree fell")
        mail.automatic = .automatic
        let number = try await scene.number(of: city.send(mail))
        #expect(try await city.ledger() == ["automatic": 1])
        #expect(try await scene.undo(.setAside, on: number) == .done)
        #expect(try await scene.standing(number).status == .triage)
        let person = ["automatic": 0, "message_in": 1, "contact": 1, "opened": 1]
        #expect(try await city.ledger() == person)
        #expect(try await city.agrees())
        #expect(try await scene.change(number, .close(.spam)) == .done)
        #expect(try await city.ledger().filter { $0.value != 0 } == ["spam": 1])
        #expect(try await scene.change(number, .reopen) == .done)
        #expect(try await city.ledger() == person.merging(["spam": 0]) { $1 })
        #expect(try await city.agrees())
    }

    @Test("what was merged is taken back first", arguments: StoreEngine.allCases)
    func merged(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let (city, phone) = (scene.city, "+16175550101")
        let number = try await scene.number(of: city.send(.text(phone, "A pothole"), on: SmallCity.sms))
        try await city.send(.text(phone, "Two"), on: SmallCity.sms)
        let other = try await scene.number(of: city.send(.mail(ann, "Noise")))
        let merging = city.store.merging
        #expect(try await merging.merge(number, into: other, seen: 0, by: UndoScene.maria) == .done)
        #expect(try await scene.decisions(number).map(\.kind) == ["placed", "continued"])
        #expect(try await scene.undo(.continued, on: number) == .refused(.mergedOn(other)))
        let seen = try await scene.standing(number).version
        #expect(try await merging.unmerge(number, seen: seen, by: UndoScene.maria) == .done)
        #expect(try await scene.undo(.continued, on: number) == .done)
        #expect(try await scene.decisions(number).map { $0.undone != nil } == [false, true])
    }
}
