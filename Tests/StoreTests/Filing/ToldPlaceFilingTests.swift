import Desk
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("A request gets the place that a telephone told")
struct ToldPlaceFilingTests {
    private let ann = "ann@example.org"
    private let number = "+16175550123"

    private func point(_ source: ToldPoint.Source, _ scene: UndoScene, latitude: Double = 42.3849) throws -> ToldPoint {
        ToldPoint(
            source, try #require(GeoPoint(latitude: latitude, longitude: -71.1)), accuracy: 5,
            takenAt: source == .picture ? scene.city.clock.now() : nil)
    }

    private func places(_ scene: UndoScene) async throws -> [String] {
        try await scene.city.column("SELECT COALESCE(place, '-') FROM service_request ORDER BY id")
    }

    @Test("of a photograph that opens it, with the reason; undoing takes it away", arguments: StoreEngine.allCases)
    func opens(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        var mail = PlainMessage.mail(ann, "This lamp is dark")
        mail.points = [try point(.picture, scene)]
        let request = try await scene.number(of: scene.city.send(mail))
        #expect(try await places(scene) == ["near 99 School Street (42.38490, -71.10000)"])
        let made = try #require(try await scene.decisions(request).first { $0.kind == "located" })
        #expect(made.reason.contains("from the photo") && made.score == 0.945)
        #expect(try await scene.undo(.located, on: request) == .done)
        #expect(try await places(scene) == ["-"])
        #expect(try await scene.city.agrees())
    }

    @Test("what the text says goes first", arguments: StoreEngine.allCases)
    func text(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        for text in ["The lamp at 93 School St is dark", "Lamps at 3 School St and at 180 School St are dark"] {
            var mail = PlainMessage.mail("\(text.utf8.count)@example.org", text)
            mail.points = [try point(.picture, scene)]
            try await scene.city.send(mail)
        }
        #expect(try await places(scene) == ["93 School Street", "-"])
    }

    @Test(
        "shared later, it comes to the open request that has none; once, and undoing takes it away",
        arguments: StoreEngine.allCases)
    func joins(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let request = try await scene.number(
            of: scene.city.send(.text(number, "This lamp is dark"), on: SmallCity.sms))
        let before = try await scene.standing(request)
        for latitude in [42.3849, 42.388] {
            var more = PlainMessage.text(number, "I am here \(latitude)")
            more.points = [try point(.shared, scene, latitude: latitude)]
            try await scene.city.send(more, on: SmallCity.sms)
        }
        #expect(try await places(scene) == ["near 99 School Street (42.38490, -71.10000)"])
        #expect(try await scene.city.count("decision WHERE kind = 'located'") == 1)
        #expect(try await scene.city.count("event WHERE kind = 'located'") == 1)
        #expect(try await scene.undo(.located, on: request) == .done)
        #expect(try await scene.standing(request).place == before.place)
        #expect(try await scene.city.agrees())
    }

    private enum TakenBack: CaseIterable { case undone, cleared, changed }

    @Test(
        "what a person took back, cleared or changed does not come again",
        arguments: StoreEngine.allCases, TakenBack.allCases)
    private func takenBack(_ engine: StoreEngine, _ way: TakenBack) async throws {
        let scene = try await UndoScene(engine)
        var first = PlainMessage.text(number, "This lamp is dark")
        first.points = [try point(.shared, scene)]
        let request = try await scene.number(of: scene.city.send(first, on: SmallCity.sms))
        func set(_ place: String?) async throws {
            let standing = try await scene.standing(request)
            let details = RequestDetails(
                requestType: standing.requestType, department: standing.department, queue: standing.queue,
                priority: standing.priority, place: place)
            #expect(try await scene.change(request, .details(details)) == .done)
        }
        switch way {
        case .undone: #expect(try await scene.undo(.located, on: request) == .done)
        case .cleared: try await set(nil)
        case .changed:
            try await set("the red house")
            try await set(nil)
        }
        var more = PlainMessage.text(number, "I am here")
        more.points = [try point(.shared, scene, latitude: 42.388)]
        try await scene.city.send(more, on: SmallCity.sms)
        #expect(try await scene.standing(request).place == nil)
        #expect(try await scene.city.count("decision WHERE kind = 'located'") == 1)
        #expect(try await scene.city.count("event WHERE kind = 'located'") == 1)
        #expect(try await scene.city.agrees())
    }

    @Test("that a person changed something else leaves it open", arguments: StoreEngine.allCases)
    func changedElse(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let request = try await scene.number(
            of: scene.city.send(.text(number, "This lamp is dark"), on: SmallCity.sms))
        let standing = try await scene.standing(request)
        let details = RequestDetails(
            requestType: standing.requestType, department: standing.department, queue: standing.queue, priority: 1,
            place: nil)
        #expect(try await scene.change(request, .details(details)) == .done)
        var more = PlainMessage.text(number, "I am here")
        more.points = [try point(.shared, scene)]
        try await scene.city.send(more, on: SmallCity.sms)
        #expect(try await scene.standing(request).place != nil)
    }

    @Test(
        "of a picture that is fetched after filing, and of no request that has one or is closed",
        arguments: StoreEngine.allCases)
    func fetched(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let taken = try point(.picture, scene)
        let place = try #require(
            scene.city.journey.places?.place(told: [taken], arrivedAt: scene.city.clock.now()))
        var message = PlainMessage.text(number, "This lamp is dark")
        message.pictures = ["https://provider.example/1"]
        let first = try await scene.city.send(message, on: SmallCity.sms)
        var closed = PlainMessage.text("+16175550124", "This lamp is dark, too")
        closed.pictures = ["https://provider.example/2"]
        let second = try await scene.city.send(closed, on: SmallCity.sms)
        let request = try #require(try await scene.city.request(of: second))
        try await scene.city.run("UPDATE service_request SET status = 'resolved' WHERE id = \(request)")
        for id in [first, second] {
            for _ in 0..<2 { try await settle(id, 0, taken, scene) }
        }
        #expect(try await places(scene) == [place.text, "-"])
        #expect(try await scene.city.count("decision WHERE kind = 'located'") == 1)
        let own = try await scene.number(of: first)
        #expect(try await scene.undo(.located, on: own) == .done)
        #expect(try await scene.standing(own).place == nil)
    }

    /// What became of one file of a message; nil where it cannot be had.
    private func settle(
        _ message: RowID, _ position: Int, _ point: ToldPoint?, _ scene: UndoScene
    ) async throws {
        try await scene.city.store.media.settle(
            PendingMedia.ID(message: message, position: position),
            point.map { .fetched(BlobID(of: [1]), size: 1, mediaType: "image/jpeg", point: $0) }
                ?? .refused(code: "http-410"),
            places: scene.city.journey.places, now: scene.city.clock.now())
    }

    /// A text with so many photographs.
    private func send(_ text: String, pictures: Int, _ scene: UndoScene) async throws -> RowID {
        var message = PlainMessage.text(number, text)
        message.pictures = (0..<pictures).map { "https://provider.example/\($0)" }
        return try await scene.city.send(message, on: SmallCity.sms)
    }

    @Test("photographs of one text tell its place together, once the last is there", arguments: StoreEngine.allCases)
    func together(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let message = try await send("This lamp is dark", pictures: 3, scene)
        try await settle(message, 2, try point(.picture, scene), scene)
        try await settle(message, 0, try point(.picture, scene, latitude: 42.3851), scene)
        #expect(try await places(scene) == ["-"])
        try await settle(message, 1, nil, scene)
        #expect(try await places(scene) == ["near 101 School Street (42.38510, -71.10000)"])
        #expect(try await scene.city.agrees())
    }

    @Test("photographs that come at once tell it, too, whichever was the last", arguments: StoreEngine.allCases)
    func atOnce(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let message = try await send("This lamp is dark", pictures: 4, scene)
        let taken = try point(.picture, scene)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for position in 0..<4 { group.addTask { try await settle(message, position, taken, scene) } }
            try await group.waitForAll()
        }
        #expect(try await places(scene) == ["near 99 School Street (42.38490, -71.10000)"])
        #expect(try await scene.city.count("decision WHERE kind = 'located'") == 1)
    }

    @Test("photographs of one text that were taken far from each other tell none", arguments: StoreEngine.allCases)
    func apart(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let message = try await send("This lamp is dark", pictures: 2, scene)
        try await settle(message, 0, try point(.picture, scene, latitude: 42.3809), scene)
        try await settle(message, 1, try point(.picture, scene, latitude: 42.3889), scene)
        #expect(try await places(scene) == ["-"])
        #expect(try await scene.city.count("decision WHERE kind = 'located'") == 0)
    }

    @Test("nor where the text names two places", arguments: StoreEngine.allCases)
    func ambiguous(_ engine: StoreEngine) async throws {
        let scene = try await UndoScene(engine)
        let message = try await send("Lamps at 3 School St and at 180 School St are dark", pictures: 1, scene)
        try await settle(message, 0, try point(.picture, scene), scene)
        #expect(try await places(scene) == ["-"])
    }
}
