import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("The search index reads what was committed, each once, however late")
struct SearchIndexTests {
    @Test("what a lane files late is found, too: older than what the index has read", arguments: StoreEngine.allCases)
    func late(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let city = library.city
            let late = try await city.keep(.mail("a@example.org", "Held up"))
            let kept = try await city.keep(.mail("b@example.org", "On time"))
            let batch = try await city.store.filer.backlog(excluding: [late], limit: 10)
            #expect(batch.map(\.id) == [kept])
            _ = try await city.store.filer.file(batch.map(city.journey.prepare), by: city.journey)
            try await library.read()
            #expect(try await library.numbers("time").count == 1)
            try await city.file()
            try await library.read()
            #expect(try await library.numbers("held").count == 1)
        }
    }

    /// Puts what happened last before everything since `id` was drawn, as if its transaction had taken so long.
    private func delay(_ table: String, to id: RowID, _ library: SearchLibrary) async throws {
        try await library.city.run("UPDATE \(table) SET id = \(id) WHERE id = (SELECT MAX(id) FROM \(table))")
    }

    @Test(
        "what another node commits late is found, by the next look or the next thorough one; each once",
        arguments: StoreEngine.several, [(1, false), (40, true)])
    func otherNodes(_ engine: StoreEngine, _ how: (seconds: Int, isThorough: Bool)) async throws {
        try await SearchLibrary.with(engine) { library in
            let city = library.city
            let (opening, note) = (city.ids.next(), city.ids.next())
            city.clock.advance(by: .seconds(how.seconds))
            let number = try await library.mail("a@example.org", "On time")
            let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria")
            _ = try await city.store.changes.write(NewNote(form: "m", text: "Seen"), on: number, by: maria)
            try await library.read()
            _ = try await library.mail("b@example.org", "Held up")
            try await delay("event", to: opening, library)
            _ = try await city.store.changes.write(
                NewNote(form: "n", text: "Ladder truck needed"), on: number, by: maria)
            try await delay("note", to: note, library)
            while try await library.indexer.step(isThorough: false) > 0 {}
            #expect(try await library.numbers("ladder").isEmpty == how.isThorough)
            #expect(try await library.indexer.step(isThorough: how.isThorough) == (how.isThorough ? 3 : 0))
            #expect(try await library.numbers("held").count == 1)
            #expect(try await library.numbers("ladder") == [number])
            #expect(try await library.indexer.step() == 0, "each once")
        }
    }

    @Test("two nodes whose transactions overlap: what commits last is found, too", arguments: StoreEngine.several)
    func overlapping(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let city = library.city
            let number = try await library.mail("a@example.org", "The lamp is out")
            let url = try await PostgresDatabases.shared.url(of: city.folder, isMigrated: true)
            let other = try await PostgresDatabase.open(url, purpose: .work)
            let ids = RowIDSource(clock: city.clock, slot: 1)
            let note = SQLStatement(
                """
                INSERT INTO note (id, request, author, author_name, form, text, written_at)
                SELECT $1, MAX(id), 1, 'Ben', 'other', 'Ladder truck needed', 1 FROM service_request
                """)
            try await HeldWriter(database: other).hold { session throws(StoreFailure) in
                _ = try session.execute(note, [.id(ids.next())])
            } meanwhile: {
                city.clock.advance(by: .seconds(1))
                let outcome = try await city.store.changes.write(
                    NewNote(form: "n", text: "Bulb ordered"), on: number,
                    by: Changer(agent: AgentID(rawValue: 1), name: "Maria"))
                #expect(outcome == .done)
                try await library.read()
                #expect(try await library.numbers("bulb") == [number])
                #expect(try await library.numbers("ladder") == [])
            }
            while try await library.indexer.step(isThorough: false) > 0 {}
            #expect(try await library.numbers("ladder") == [number])
            await other.close()
        }
    }

    @Test("what is settled is read no more; what is young is paged through", arguments: StoreEngine.several)
    func settles(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let late = library.city.ids.next()
            for index in 1...7 { _ = try await library.mail("a\(index)@example.org", "Pothole \(index)") }
            while try await library.indexer.step(limit: 2) > 0 {}
            #expect(try await library.numbers("pothole").count == 7)
            library.city.clock.advance(by: LateRows.concurrent.margin)
            #expect(try await library.indexer.step() == 0)
            try await delay("event", to: late, library)
            #expect(try await library.indexer.step() == 0, "nothing can come there any more")
            _ = try await library.mail("b@example.org", "Pothole")
            #expect(try await library.indexer.step(limit: 2) > 0)
            while try await library.indexer.step(limit: 2) > 0 {}
            #expect(try await library.numbers("pothole").count == 8)
        }
    }

    @Test("an index that lags says so", arguments: StoreEngine.allCases)
    func lagging(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            _ = try await library.mail("a@example.org", "Pothole")
            #expect(try await !library.find("pothole").isCatchingUp)
            library.city.clock.advance(by: .seconds(60))
            #expect(try await library.find("pothole").isCatchingUp)
            try await library.read()
            #expect(try await !library.find("pothole").isCatchingUp)
        }
    }

    @Test(
        "the feeds and the index are read by key",
        arguments: [SearchFeed.events, SearchFeed.decisions, SearchFeed.written, SearchFeed.noted, SearchFeed.reached])
    func plans(_ statement: SQLStatement) async throws {
        try await SearchLibrary.with(.sqlite) { library in
            let plan = try await library.city.database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: "EXPLAIN QUERY PLAN " + statement.text), [0, 1]) { $0.text(3) }
            }
            #expect(plan.allSatisfy { $0.contains("USING INTEGER PRIMARY KEY") }, "\(plan)")
        }
    }
}
