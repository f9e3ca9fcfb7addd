import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What hangs below a duplicate: told of what closes above it, and not of what was opened again")
struct DuplicateChainTests {
    /// How a request that was closed is opened again.
    enum Reopening: CaseIterable {
        case staff, reply, supervisor, contribution, bouncedAnswer
    }

    /// Three requests, of the numbers that end in 01, 02 and 03: the third hangs on the second, and that on the first.
    private struct Chain {
        let scene: DuplicateScene
        let top: TrackingNumber
        let middle: TrackingNumber
        let bottom: TrackingNumber

        init(_ city: SmallCity) async throws {
            scene = DuplicateScene(city: city)
            top = try await scene.text("01", "The lamp is out")
            middle = try await scene.text("02", "Dark street")
            bottom = try await scene.text("03", "No light at the corner")
        }

        static let closed = ["parent_closed +16175550102", "parent_closed +16175550103"]

        /// What was told and is closed.
        func toldClosed() async throws -> [String] {
            try await scene.told().filter { $0.hasPrefix("parent_closed") }.sorted()
        }
    }

    @Test(
        "what hung below a request that is linked to one closed already is told, too, under the number that they know",
        arguments: StoreEngine.allCases)
    func linkedToClosed(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let chain = try await Chain(city)
        let scene = chain.scene
        try await scene.change(chain.bottom, .link(parent: chain.middle))
        try await scene.look()
        try await scene.send()
        #expect(try await scene.told() == ["duplicate +16175550103"])
        try await scene.change(chain.top, .close(.resolved))
        try await scene.look()
        #expect(try await scene.told() == ["duplicate +16175550103"])
        try await scene.change(chain.middle, .link(parent: chain.top))
        try await scene.look()
        #expect(try await chain.toldClosed() == Chain.closed)
        let words = try await city.column(
            "SELECT text FROM outbox WHERE kind = 'parent_closed' AND recipient = '+16175550103'")
        #expect(words.first?.contains(chain.middle.description) == true)
        #expect(words.first?.contains(chain.top.description) == false)
        #expect(try await scene.look() == 0)
    }

    @Test("what is linked to an open one brings no news to what hangs below it", arguments: StoreEngine.allCases)
    func linkedToOpen(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let chain = try await Chain(city)
        try await chain.scene.change(chain.bottom, .link(parent: chain.middle))
        try await chain.scene.look()
        try await chain.scene.send()
        try await chain.scene.change(chain.middle, .link(parent: chain.top))
        try await chain.scene.look()
        #expect(try await chain.scene.told() == ["duplicate +16175550103", "duplicate +16175550102"])
        try await chain.scene.send()
        try await chain.scene.change(chain.top, .close(.resolved))
        try await chain.scene.look()
        #expect(try await chain.toldClosed() == Chain.closed)
    }

    @Test(
        "what is not sent yet of a closing is taken back along the chain, whoever opens the request again",
        arguments: StoreEngine.allCases, Reopening.allCases)
    func reopened(_ engine: StoreEngine, _ way: Reopening) async throws {
        let city = try await SmallCity(engine)
        let chain = try await Chain(city)
        let scene = chain.scene
        try await scene.change(chain.bottom, .link(parent: chain.middle))
        try await scene.change(chain.middle, .link(parent: chain.top))
        try await scene.look()
        try await scene.send()
        let answer = try await scene.resolve(chain.top)
        try await scene.look()
        #expect(try await chain.toldClosed() == Chain.closed)
        try await open(chain.top, answer, way, scene)
        #expect(try await city.store.changes.standing(of: chain.top)?.isOpen == true)
        #expect(try await chain.toldClosed() == [])
        try await scene.change(chain.top, .close(.resolved))
        try await scene.look()
        #expect(try await chain.toldClosed() == Chain.closed, "told anew")
        #expect(try await city.agrees())
    }

    private func open(
        _ number: TrackingNumber, _ answer: RowID, _ way: Reopening, _ scene: DuplicateScene
    ) async throws {
        let city = scene.city
        switch way {
        case .staff: try await scene.change(number, .reopen)
        case .reply: #expect(try await scene.text("01", "It is out again") == number)
        case .supervisor:
            try await city.run(
                """
                INSERT INTO attention (id, request, reason, priority_before, at, stage, agent)
                SELECT 1, id, 'disputed', 3, 0, '', 0 FROM service_request
                WHERE tracking_number = '\(number.symbols)'
                """)
            let reader = AttentionReader(agent: AgentID(rawValue: 9), isSupervisor: true)
            let settled = try await city.store.attention.settle(
                RowID(rawValue: 1), reopens: true, for: reader, by: AccountID(rawValue: 9), name: "Sue",
                at: city.clock.now())
            #expect(settled == number)
        case .contribution:
            let request = "(SELECT id FROM service_request WHERE tracking_number = '\(number.symbols)')"
            let found = try await city.column("SELECT MIN(id) FROM message WHERE request = \(request)")
            let message = RowID(rawValue: try #require(found.first.flatMap { Int64($0) }))
            try await city.run("UPDATE message SET is_unconfirmed = 1 WHERE id = \(message)")
            let outcome = try await city.store.merging.accept(message, on: number, by: DuplicateScene.ann)
            #expect(outcome == .done)
        case .bouncedAnswer:
            // The notices wait in lanes of their own.
            try await city.run("UPDATE outbox SET due_at = due_at + 3600000 WHERE kind = 'parent_closed'")
            let claimed = try await city.store.outbox.claim(
                channel: SmallCity.sms, limit: 100, now: city.clock.now())
            #expect(claimed.map(\.message.id) == [answer])
            try await city.store.outbox.settle([(answer, .refused(code: "gone"))], now: city.clock.now())
        }
    }

    @Test("taking a merging or a link back takes back what waits of it, too", arguments: StoreEngine.allCases)
    func apart(_ engine: StoreEngine) async throws {
        for isMerged in [true, false] {
            let city = try await SmallCity(engine)
            let chain = try await Chain(city)
            let scene = chain.scene
            try await scene.change(chain.bottom, .link(parent: chain.middle))
            try await scene.look()
            try await scene.send()
            if isMerged {
                let outcome = try await city.store.merging.merge(
                    chain.middle, into: chain.top, seen: try await scene.seen(chain.middle), by: DuplicateScene.ann)
                #expect(outcome == .done)
            } else {
                try await scene.change(chain.middle, .link(parent: chain.top))
            }
            try await scene.change(chain.top, .close(.resolved))
            try await scene.look()
            #expect(try await chain.toldClosed().last == "parent_closed +16175550103")
            if isMerged {
                let outcome = try await city.store.merging.unmerge(
                    chain.middle, seen: try await scene.seen(chain.middle), by: DuplicateScene.ann)
                #expect(outcome == .done)
            } else {
                try await scene.change(chain.middle, .unlink)
            }
            #expect(try await chain.toldClosed() == [])
        }
    }

    @Test("however many hang on one request, each is told, a few in one transaction", arguments: StoreEngine.allCases)
    func pages(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let scene = DuplicateScene(city: city)
        let top = try await scene.text("01", "The lamp is out")
        let digits = ["02", "03", "04", "05", "06"]
        for one in digits {
            try await scene.change(try await scene.text(one, "Dark street \(one)"), .link(parent: top))
        }
        #expect(try await scene.look(by: 2) == 100, "two of five links")
        #expect(try await scene.look(by: 2) == 100)
        #expect(try await scene.look(by: 2) == 2)
        #expect(try await scene.look(by: 2) == 0)
        try await scene.send()
        try await scene.change(top, .close(.resolved))
        #expect(try await scene.look(by: 2) == 100)
        #expect(try await scene.look(by: 2) == 100, "goes on behind those that it told")
        #expect(try await scene.look(by: 2) == 1)
        #expect(try await scene.look(by: 2) == 0)
        let closed = try await scene.told().filter { $0.hasPrefix("parent_closed") }.sorted()
        #expect(closed == digits.map { "parent_closed +161755501\($0)" })
        #expect(try await scene.skipped() == [])
    }

    @Test("a link that brings more than one transaction takes is passed once all of it is told")
    func pagesOfLink() async throws {
        let city = try await SmallCity(.sqlite)
        let chain = try await Chain(city)
        try await chain.scene.change(chain.bottom, .link(parent: chain.middle))
        try await chain.scene.look()
        try await chain.scene.change(chain.top, .close(.resolved))
        try await chain.scene.look()
        try await chain.scene.change(chain.middle, .link(parent: chain.top))
        #expect(try await chain.scene.look(by: 1) == 100)
        #expect(try await chain.scene.look(by: 1) == 100)
        #expect(try await chain.scene.look(by: 1) == 1)
        #expect(try await chain.toldClosed() == Chain.closed)
        #expect(try await chain.scene.look(by: 1) == 0)
    }
}
