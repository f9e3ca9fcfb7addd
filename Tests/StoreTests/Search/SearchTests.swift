import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Search finds what was written, once it is in the index")
struct SearchTests {
    @Test("by words, name, address, number and tracking number; the newest first", arguments: StoreEngine.allCases)
    func finds(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let tree = try await library.mail("ann.lee@example.org", "El árbol se cayó", name: "Ann Lee")
            let lamp = try await library.mail("bo@example.net", "The lamp is out, call 617-555-0199")
            let lamps = try await library.mail("ann.lee@example.org", "Two lamps are out in Elm Street")
            try await library.read()
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

    @Test("each request once, page by page, and nothing twice over the pages", arguments: StoreEngine.allCases)
    func pages(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
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
        try await SearchLibrary.with(engine) { library in
            let number = try await library.mail("a@example.org", "Streetlights are out")
            try await library.read()
            let page = try await library.find("streetlig out")
            #expect(page.hits.map(\.trackingNumber) == [number])
            #expect(page.width == .beginnings)
        }
    }

    @Test("a long beginning finds what begins so, and not what only begins alike", arguments: StoreEngine.allCases)
    func longBeginnings(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let street = try await library.mail("a@example.org", "Streetlights are out")
            _ = try await library.mail("b@example.org", "Streetcars are late")
            try await library.read()
            #expect(try await library.numbers("streetl*") == [street])
            #expect(try await library.numbers("streetlig") == [street])
            #expect(try await library.numbers("streets*") == [])
        }
    }

    @Test("joined messages, contributions and automatic mail are each found once", arguments: StoreEngine.allCases)
    func everyMessage(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
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
            try await library.read()
            for word in ["lamp", "pole", "bulb", "vacation"] {
                #expect(try await library.numbers(word).count == 1, "\(word)")
            }
            let rows = try await library.index.ids("\"about\"", before: RowID(rawValue: .max), limit: 10)
            #expect(rows.count == 3 && Set(rows).count == 3)
        }
    }

    @Test("answers are found, until they are taken back", arguments: StoreEngine.allCases)
    func answers(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
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
            try await library.read()
            let hit = try #require(try await library.find("electrician").hits.first)
            #expect(hit.part == .answer && hit.author == "Maria" && hit.trackingNumber == number)
            _ = try await city.store.answers.withdraw(id, author: AgentID(rawValue: 1))
            #expect(try await library.numbers("electrician") == [])
        }
    }

    @Test("notes of the staff are found", arguments: StoreEngine.allCases)
    func notes(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let number = try await library.mail("a@example.org", "The lamp is out")
            let outcome = try await library.city.store.changes.write(
                NewNote(form: "n", text: "Ladder truck needed"), on: number,
                by: Changer(agent: AgentID(rawValue: 1), name: "Maria"))
            #expect(outcome == .done)
            try await library.read()
            let hit = try #require(try await library.find("ladder").hits.first)
            #expect(hit.part == .note && hit.author == "Maria" && hit.trackingNumber == number)
        }
    }

    @Test("a place that an agent typed is found, until it is another", arguments: StoreEngine.allCases)
    func places(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
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
                try await library.read()
                let word = place.hasPrefix("12") ? "wainscot" : "harbor"
                let hit = try #require(try await library.find("lamp \(word)").hits.first)
                #expect(hit.part == .place && hit.author == "Maria" && hit.text == place)
                #expect(hit.trackingNumber == number)
            }
            #expect(try await library.numbers("wainscot") == [])
        }
    }

    @Test("a department sees its own, wherever a request is by now", arguments: StoreEngine.allCases)
    func sight(_ engine: StoreEngine) async throws {
        try await SearchLibrary.with(engine) { library in
            let number = try await library.mail("a@example.org", "Pothole")
            try await library.read()
            #expect(try await library.numbers("pothole", in: .department("Works")) == [])
            try await library.city.run("UPDATE service_request SET department = 'Works'")
            #expect(try await library.numbers("pothole", in: .department("Works")) == [number])
            #expect(try await library.numbers("pothole", in: .department("")) == [])
        }
    }
}
