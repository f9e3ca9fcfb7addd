import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Search finds what was written, once it is in the index")
struct SearchTests {
    /// A city with its search index.
    private struct Library {
        let city: SmallCity
        let index: SearchIndex
        let indexer: SearchIndexer
        let book: SQLSearchBook
        private let folder: TemporaryFolder
        private let words: any SQLDatabase

        init(_ engine: StoreEngine) async throws {
            city = try await SmallCity(engine)
            folder = try TemporaryFolder()
            words = try await engine.open(folder)
            try await Schema.search.migrate(words, at: city.clock.now())
            index = SearchIndex(database: words)
            indexer = SearchIndexer(database: city.database, index: index, clock: city.clock)
            book = SQLSearchBook(database: city.database, index: index, clock: city.clock)
        }

        func close() async { await words.close() }

        /// Sends a mail and gives its request.
        func mail(_ from: String, _ text: String, name: String? = nil) async throws -> TrackingNumber {
            city.clock.advance(by: .seconds(1))
            var message = PlainMessage.mail(from, text)
            message.name = name
            let id = try await city.send(message)
            return try #require(TrackingNumber(try await city.trackingNumber(of: id)))
        }

        func find(
            _ typed: String, in scope: SearchScope = .everything, from place: SearchPlace? = nil, limit: Int = 10
        ) async throws -> SearchPage {
            let query = try #require(SearchQuery(typed))
            return try await book.search(query, in: scope, from: place, limit: limit)
        }

        func numbers(_ typed: String, in scope: SearchScope = .everything) async throws -> [TrackingNumber] {
            try await find(typed, in: scope).hits.map(\.trackingNumber)
        }
    }

    private func with(_ engine: StoreEngine, _ work: (Library) async throws -> Void) async throws {
        let library = try await Library(engine)
        do {
            try await work(library)
        } catch {
            await library.close()
            throw error
        }
        await library.close()
    }

    @Test("by words, name, address, number and tracking number; the newest first", arguments: StoreEngine.allCases)
    func finds(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let tree = try await library.mail("ann.lee@example.org", "El árbol se cayó", name: "Ann Lee")
            let lamp = try await library.mail("bo@example.net", "The lamp is out, call 617-555-0199")
            let lamps = try await library.mail("ann.lee@example.org", "Two lamps are out in Elm Street")
            while try await library.indexer.step() > 0 {}
            #expect(try await library.numbers("arbol") == [tree])
            #expect(try await library.numbers("lamp ") == [lamps, lamp])
            #expect(try await library.numbers("out lam") == [lamps, lamp])
            #expect(try await library.numbers("lee") == [lamps, tree])
            #expect(try await library.numbers("ann.lee@example.org") == [lamps, tree])
            #expect(try await library.numbers("ann.lee@ex") == [lamps, tree])
            #expect(try await library.numbers("(617) 555 0199") == [lamp])
            #expect(try await library.numbers("555-0199") == [lamp])
            #expect(try await library.numbers(lamp.description) == [lamp])
            #expect(try await library.numbers(String(lamp.description.prefix(6))) == [lamp])
            #expect(try await library.numbers("lamp arbol") == [])
            #expect(try await library.numbers("\"lamp\" XOR *") == [])
        }
    }

    @Test("answers are found, until they are taken back", arguments: StoreEngine.allCases)
    func answers(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let city = library.city
            let number = try await library.mail("ann@example.org", "The lamp is out")
            let draft = AnswerDraft(
                form: "a", request: number, text: "The electrician comes on Monday.",
                author: AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria"), seen: nil, resolves: false)
            guard
                case .written(let id, _) = try await city.store.answers.answer(draft, decide: city.answering().verdict)
            else {
                Issue.record("not written")
                return
            }
            while try await library.indexer.step() > 0 {}
            let hit = try #require(try await library.find("electrician").hits.first)
            #expect(hit.part == .answer && hit.author == "Maria" && hit.trackingNumber == number)
            _ = try await city.store.answers.withdraw(id, author: AgentID(rawValue: 1))
            #expect(try await library.numbers("electrician") == [])
        }
    }

    @Test("each request once, page by page, and nothing twice over the pages", arguments: StoreEngine.allCases)
    func pages(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            var numbers: [TrackingNumber] = []
            for index in 1...7 { numbers.append(try await library.mail("a\(index)@example.org", "Pothole \(index)")) }
            numbers.append(try await library.mail("b@example.org", "Potholes everywhere"))
            while try await library.indexer.step(limit: 3) > 0 {}
            var found: [TrackingNumber] = []
            var place: SearchPlace?
            for _ in 1...4 {
                let page = try await library.find("pothole", from: place, limit: 3)
                found += page.hits.map(\.trackingNumber)
                place = page.next
                guard place != nil, page.width == .asTyped else { break }
                if page.next?.width == .beginnings { break }
            }
            #expect(found == numbers.prefix(7).reversed())
            #expect(place == SearchPlace(width: .beginnings, before: nil))
            #expect(try await library.find("pothole", from: place).hits.first?.trackingNumber == numbers[7])
        }
    }

    @Test("little found as typed: what begins so, at once", arguments: StoreEngine.allCases)
    func wider(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let number = try await library.mail("a@example.org", "Streetlights are out")
            while try await library.indexer.step() > 0 {}
            let page = try await library.find("streetlig out")
            #expect(page.hits.map(\.trackingNumber) == [number])
            #expect(page.width == .beginnings)
        }
    }

    @Test("a long beginning finds what begins so, and not what only begins alike", arguments: StoreEngine.allCases)
    func longBeginnings(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let street = try await library.mail("a@example.org", "Streetlights are out")
            _ = try await library.mail("b@example.org", "Streetcars are late")
            while try await library.indexer.step() > 0 {}
            #expect(try await library.numbers("streetl*") == [street])
            #expect(try await library.numbers("streetlig") == [street])
            #expect(try await library.numbers("streets*") == [])
        }
    }

    @Test("notes of the staff are found", arguments: StoreEngine.allCases)
    func notes(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let number = try await library.mail("a@example.org", "The lamp is out")
            let outcome = try await library.city.store.changes.write(
                NewNote(form: "n", text: "Ladder truck needed"), on: number,
                by: Changer(agent: AgentID(rawValue: 1), name: "Maria"))
            #expect(outcome == .done)
            while try await library.indexer.step() > 0 {}
            let hit = try #require(try await library.find("ladder").hits.first)
            #expect(hit.part == .note && hit.author == "Maria" && hit.trackingNumber == number)
        }
    }

    @Test("a place that an agent typed is found, until it is another", arguments: StoreEngine.allCases)
    func places(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let number = try await library.mail("a@example.org", "The lamp is out")
            let routing = try RoutingRules([], default: RoutingDefault(department: "311", queue: "triage"))
            let changing = RequestChanging(catalogue: DeskCatalogue(routing))
            let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria")
            for (priority, place) in [(3, "12 Wainscot Lane"), (2, "12 Wainscot Lane"), (2, "7 Harbor Row")] {
                let standing = try #require(try await library.city.store.changes.standing(of: number))
                let details = RequestDetails(
                    requestType: nil, department: standing.department, queue: standing.queue, priority: priority,
                    place: place)
                let outcome = try await library.city.store.changes.change(
                    number, .details(details), seen: standing.version, note: nil, by: maria, decide: changing.verdict)
                #expect(outcome == .done)
                while try await library.indexer.step() > 0 {}
                let word = place.hasPrefix("12") ? "wainscot" : "harbor"
                let hit = try #require(try await library.find("lamp \(word)").hits.first)
                #expect(hit.part == .place && hit.author == "Maria" && hit.text == place)
                #expect(hit.trackingNumber == number)
            }
            #expect(try await library.numbers("wainscot") == [])
        }
    }

    @Test("contacts without a case: by words, name and number; nobody else's kind", arguments: StoreEngine.allCases)
    func contacts(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let city = library.city
            let call = try await city.call(
                "Asked when the *recycling* is collected", from: "+16175550142", name: "Inés Vale")
            let number = try await library.mail("ann@example.org", "Recycling was not collected")
            while try await library.indexer.step() > 0 {}
            for typed in ["asked", "inés", "ines va", "617-555-0142", "555 0142", "recycl asked"] {
                let findings = try await library.find(typed).findings
                #expect(findings.count == 1, "\(typed)")
                guard case .contact(let contact) = findings.first else {
                    Issue.record("no contact: \(typed)")
                    continue
                }
                #expect(contact.id == call && contact.kind == .information && contact.channel == .phone)
                #expect(contact.enteredBy == "maria" && contact.caller?.address == "+16175550142")
            }
            // Together with requests, the newest first.
            let both = try await library.find("recycling").findings
            #expect(both.map { $0.request?.trackingNumber } == [number, nil])
            // A request's own contact is found as the request alone, and a department has no contact without a case.
            #expect(try await library.find("collected", in: .requests).findings.count == 1)
            for department in ["Constituent Services", ""] {
                let findings = try await library.find("collected", in: .department(department)).findings
                #expect(findings.allSatisfy { $0.request != nil }, "\(department)")
            }
        }
    }

    @Test("contacts page by key like the rest, and an index of before takes them in", arguments: StoreEngine.allCases)
    func contactPages(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            var ids: [RowID] = []
            for index in 1...5 { ids.append(try await library.city.call("Trash day of street \(index)")) }
            _ = try await library.mail("ann@example.org", "Trash")
            // As one that knew of requests only left it.
            while try await library.indexer.step() > 0 {}
            let before = try await library.index.cursors().filter { $0.key != .contacts }
            let folder = try TemporaryFolder()
            let words = try await engine.open(folder)
            try await Schema.search.migrate(words, at: library.city.clock.now())
            let index = SearchIndex(database: words)
            var left = SearchBatch()
            left.places = before.mapValues { SearchBatch.Place(newest: $0) }
            try await index.add(left)
            let indexer = SearchIndexer(database: library.city.database, index: index, clock: library.city.clock)
            while try await indexer.step(limit: 2) > 0 {}
            let book = SQLSearchBook(database: library.city.database, index: index, clock: library.city.clock)
            let query = try #require(SearchQuery("trash "))
            var found: [RowID] = []
            var place: SearchPlace?
            repeat {
                let page = try await book.search(query, in: .everything, from: place, limit: 2)
                for case .contact(let contact) in page.findings { found.append(contact.id) }
                place = page.next?.width == .asTyped ? page.next : nil
            } while place != nil
            #expect(found == ids.reversed())
            await words.close()
        }
    }

    @Test("a text that is a word to the machine is no contact", arguments: StoreEngine.allCases)
    func keywords(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            var stop = PlainMessage(from: Identity(kind: .phone, address: "+16175550101"), "STOP")
            stop.isVerified = true
            stop.keyword = .stop
            try await library.city.send(stop, on: SmallCity.sms)
            while try await library.indexer.step() > 0 {}
            #expect(try await library.find("stop").findings.isEmpty)
        }
    }

    @Test("a department sees its own, wherever a request is by now", arguments: StoreEngine.allCases)
    func sight(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let number = try await library.mail("a@example.org", "Pothole")
            while try await library.indexer.step() > 0 {}
            #expect(try await library.numbers("pothole", in: .department("Works")) == [])
            try await library.city.run("UPDATE service_request SET department = 'Works'")
            #expect(try await library.numbers("pothole", in: .department("Works")) == [number])
            #expect(try await library.numbers("pothole", in: .department("")) == [])
        }
    }

    @Test("what a lane files late is found, too: older than what the index has read", arguments: StoreEngine.allCases)
    func late(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let city = library.city
            let late = try await city.keep(.mail("a@example.org", "Held up"))
            let kept = try await city.keep(.mail("b@example.org", "On time"))
            let batch = try await city.store.filer.backlog(excluding: [late], limit: 10)
            #expect(batch.map(\.id) == [kept])
            _ = try await city.store.filer.file(batch.map(city.journey.prepare), by: city.journey)
            while try await library.indexer.step() > 0 {}
            #expect(try await library.numbers("time").count == 1)
            try await city.file()
            while try await library.indexer.step() > 0 {}
            #expect(try await library.numbers("held").count == 1)
        }
    }

    /// Puts what happened last before everything since `id` was drawn, as if its transaction had taken so long.
    private func delay(_ table: String, to id: RowID, _ library: Library) async throws {
        try await library.city.run("UPDATE \(table) SET id = \(id) WHERE id = (SELECT MAX(id) FROM \(table))")
    }

    @Test(
        "what another node commits late is found, by the next look or the next thorough one; each once",
        arguments: StoreEngine.several, [(1, false), (40, true)])
    func otherNodes(_ engine: StoreEngine, _ how: (seconds: Int, isThorough: Bool)) async throws {
        try await with(engine) { library in
            let city = library.city
            let (opening, note) = (city.ids.next(), city.ids.next())
            city.clock.advance(by: .seconds(how.seconds))
            let number = try await library.mail("a@example.org", "On time")
            let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria")
            _ = try await city.store.changes.write(NewNote(form: "m", text: "Seen"), on: number, by: maria)
            while try await library.indexer.step() > 0 {}
            _ = try await library.mail("b@example.org", "Held up")
            try await delay("event", to: opening, library)
            _ = try await city.store.changes.write(
                NewNote(form: "n", text: "Ladder truck needed"), on: number, by: maria)
            try await delay("note", to: note, library)
            while try await library.indexer.step(isThorough: false) > 0 {}
            #expect(try await library.numbers("ladder").isEmpty == how.isThorough)
            #expect(try await library.indexer.step(isThorough: how.isThorough) == (how.isThorough ? 2 : 0))
            #expect(try await library.numbers("held").count == 1)
            #expect(try await library.numbers("ladder") == [number])
            #expect(try await library.indexer.step() == 0, "each once")
        }
    }

    @Test("two nodes whose transactions overlap: what commits last is found, too", arguments: StoreEngine.several)
    func overlapping(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
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
                while try await library.indexer.step() > 0 {}
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
        try await with(engine) { library in
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
        try await with(engine) { library in
            _ = try await library.mail("a@example.org", "Pothole")
            #expect(try await !library.find("pothole").isCatchingUp)
            library.city.clock.advance(by: .seconds(60))
            #expect(try await library.find("pothole").isCatchingUp)
            while try await library.indexer.step() > 0 {}
            #expect(try await !library.find("pothole").isCatchingUp)
        }
    }

    @Test("joined messages, contributions and automatic mail are each found once", arguments: StoreEngine.allCases)
    func everyMessage(_ engine: StoreEngine) async throws {
        try await with(engine) { library in
            let city = library.city
            var text = PlainMessage(from: Identity(kind: .phone, address: "+16175550101"), "A first word: lamp")
            text.isVerified = true
            for word in ["lamp", "pole", "bulb"] {
                text.text = "About the \(word)"
                try await city.send(text, on: SmallCity.sms)
            }
            var automatic = PlainMessage.mail("b@example.org", "Out of office: vacation")
            automatic.automatic = .automatic
            try await city.send(automatic)
            while try await library.indexer.step() > 0 {}
            for word in ["lamp", "pole", "bulb", "vacation"] {
                #expect(try await library.numbers(word).count == 1, "\(word)")
            }
            let rows = try await library.index.ids("\"about\"", before: RowID(rawValue: .max), limit: 10)
            #expect(rows.count == 3 && Set(rows).count == 3)
        }
    }

    @Test(
        "the feeds and the index are read by key",
        arguments: [SearchFeed.events, SearchFeed.decisions, SearchFeed.written, SearchFeed.noted, SearchFeed.reached])
    func plans(_ statement: SQLStatement) async throws {
        try await with(.sqlite) { library in
            let plan = try await library.city.database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: "EXPLAIN QUERY PLAN " + statement.text), [0, 1]) { $0.text(3) }
            }
            #expect(plan.allSatisfy { $0.contains("USING INTEGER PRIMARY KEY") }, "\(plan)")
        }
    }
}
