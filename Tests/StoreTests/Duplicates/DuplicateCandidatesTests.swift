import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What may be about the same as a request is found by place, house and words")
struct DuplicateCandidatesTests {
    private func candidates(
        of number: TrackingNumber, _ library: SearchLibrary, days: Int = 30, in scope: SearchScope = .requests
    ) async throws -> [TrackingNumber] {
        let book = SQLDuplicateCandidates(database: library.city.database, index: library.index)
        let found = try #require(try await book.around(number, days: days, in: scope))
        #expect(found.request.number == number)
        return found.others.map(\.number)
    }

    private func put(_ number: TrackingNumber, at place: String, _ library: SearchLibrary) async throws {
        let changes = library.city.store.changes
        let standing = try #require(try await changes.standing(of: number))
        let details = RequestDetails(
            requestType: nil, department: standing.department, queue: standing.queue, priority: standing.priority,
            place: place)
        let routing = try RoutingRules(
            [], default: RoutingDefault(department: standing.department, queue: standing.queue))
        let outcome = try await changes.change(
            number, .details(details), seen: standing.version, note: nil,
            by: Changer(agent: AgentID(rawValue: 1), name: "Maria"),
            decide: RequestChanging(catalogue: DeskCatalogue(routing)).verdict)
        #expect(outcome == .done)
    }

    @Test("by house or telling words, what shares the most first, itself never", arguments: StoreEngine.allCases)
    func words(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let house = try await library.mail("a@example.org", "Noise from the gym, 12 Bow Street")
            let plate = try await library.mail("b@example.org", "Mazda M724GI has flat tires")
            _ = try await library.mail("c@example.org", "The light is out")
            let mine = try await library.mail("d@example.org", "A Mazda, tag M724GI, at 12 Bow St")
            let later = try await library.mail("e@example.org", "m724gi is back")
            try await library.read()
            #expect(try await candidates(of: mine, library) == [house, plate, later])
            #expect(try await candidates(of: house, library) == [mine])
            let unknown = try #require(TrackingNumber("0000000000"))
            let book = SQLDuplicateCandidates(database: library.city.database, index: library.index)
            let nobody = try await book.around(unknown, days: 30, in: .requests)
            #expect(nobody == nil)
        }
    }

    @Test(
        "by what staff typed as the place, also later: an address, or coordinates of the same spot",
        arguments: StoreEngine.allCases)
    func places(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let mine = try await library.mail("a@example.org", "The light is out")
            let near = try await library.mail("b@example.org", "It is dark")
            let far = try await library.mail("c@example.org", "So dark")
            try await library.read()
            #expect(try await candidates(of: mine, library).isEmpty)
            for (number, place) in [(mine, "42.38760, -71.09950"), (near, "42.3882, -71.0989"), (far, "42.40, -71.1")] {
                try await put(number, at: place, library)
            }
            try await library.read()
            #expect(try await candidates(of: mine, library) == [near])
            try await put(far, at: "12 Bow", library)
            try await put(mine, at: "12 Bow St", library)
            try await library.read()
            #expect(try await candidates(of: mine, library) == [far])
            try await put(near, at: "Davis Square", library)
            try await put(mine, at: "davis sq", library)
            try await library.read()
            #expect(try await candidates(of: mine, library) == [near])
        }
    }

    @Test(
        "only within its days, before and after, and of the departments that somebody sees",
        arguments: StoreEngine.allCases)
    func window(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let first = try await library.mail("a@example.org", "Rats, 12 Bow St")
            library.city.clock.advance(by: .seconds(5 * 86_400))
            let second = try await library.mail("b@example.org", "Rats, 12 Bow St")
            library.city.clock.advance(by: .seconds(5 * 86_400))
            let third = try await library.mail("c@example.org", "Rats, 12 Bow St")
            try await library.read()
            #expect(Set(try await candidates(of: second, library, days: 6)) == [first, third])
            #expect(try await candidates(of: first, library, days: 6) == [second])
            #expect(try await candidates(of: second, library, days: 4).isEmpty)
            #expect(try await candidates(of: second, library, in: .department("Nobody's")).isEmpty)
        }
    }

    @Test("what was set aside is nobody's duplicate", arguments: StoreEngine.allCases)
    func setAside(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let mine = try await library.mail("a@example.org", "Rats, 12 Bow St")
            var automatic = PlainMessage.mail("b@example.org", "Out of office: Rats, 12 Bow St")
            automatic.automatic = .automatic
            _ = try await library.city.send(automatic)
            try await library.read()
            #expect(try await candidates(of: mine, library).isEmpty)
        }
    }

    @Test("an index from before begins with the first request", arguments: StoreEngine.allCases)
    func older(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let one = try await library.mail("a@example.org", "Rats, 12 Bow St")
            let other = try await library.mail("b@example.org", "Rats, 12 Bow St")
            try await library.read()
            try await library.index.database.write(.file) { session throws(StoreFailure) in
                try session.execute(SQLStatement("DELETE FROM search_incident"), [])
                try session.execute(SQLStatement("DELETE FROM search_cursor WHERE feed = 'incidents'"), [])
                try session.execute(SQLStatement("DELETE FROM search_recent WHERE feed = 'incidents'"), [])
            }
            #expect(try await candidates(of: one, library).isEmpty)
            try await library.read()
            #expect(try await candidates(of: one, library) == [other])
            #expect(try await library.numbers("rats").count == 2)
        }
    }

    @Test("each look is one range of the key", arguments: [SearchIndex.sharingBefore, SearchIndex.sharingAfter])
    func plans(_ statement: SQLStatement) async throws {
        try await SearchLibrary.with(.sqlite) { library in
            let plan = try await library.index.database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: "EXPLAIN QUERY PLAN " + statement.text), [0, 1, 2, 3]) { $0.text(3) }
            }
            let isKeyed = plan.allSatisfy { $0.contains("USING PRIMARY KEY (trait=? AND request") }
            #expect(isKeyed && plan.count == 1, "\(plan)")
        }
    }
}
