import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Search finds contacts without a case")
struct SearchContactTests {
    @Test("contacts without a case: by words, name and number; nobody else's kind", arguments: StoreEngine.allCases)
    func contacts(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let city = library.city
            let call = try await city.call(
                "Asked when the *recycling* is collected", from: "+16175550142", name: "Inés Vale")
            let number = try await library.mail("ann@example.org", "Recycling was not collected")
            try await library.read()
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
        try await SearchLibrary.with(engine) { library in
            var ids: [RowID] = []
            for index in 1...5 { ids.append(try await library.city.call("Trash day of street \(index)")) }
            _ = try await library.mail("ann@example.org", "Trash")
            // As one that knew of requests only left it.
            try await library.read()
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
        try await SearchLibrary.with(engine) { library in
            var stop = PlainMessage(from: Identity(kind: .phone, address: "+16175550101"), "STOP")
            stop.isVerified = true
            stop.keyword = .stop
            try await library.city.send(stop, on: SmallCity.sms)
            try await library.read()
            #expect(try await library.find("stop").findings.isEmpty)
        }
    }
}
