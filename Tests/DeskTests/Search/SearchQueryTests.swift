import Desk
import Intake
import Testing

@Suite("What is typed into search, and what a text is found by")
struct SearchQueryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var typed: String
        var terms: [SearchQuery.Term]
        var testDescription: String { "“\(typed)”" }
    }

    @Test(
        "terms",
        arguments: [
            Case(typed: "pothole", terms: [.word("pothole", isBeginning: false)]),
            Case(typed: "poth", terms: [.word("poth", isBeginning: true)]),
            Case(typed: "poth ", terms: [.word("poth", isBeginning: false)]),
            Case(typed: "streetl*", terms: [.word("streetl", isBeginning: true)]),
            Case(typed: "ÁRBOL caí", terms: [.word("arbol", isBeginning: false), .word("cai", isBeginning: true)]),
            Case(typed: "a", terms: [.word("a", isBeginning: false)]),
            Case(typed: "(617) 555-0101", terms: [.word("6175550101", isBeginning: false)]),
            Case(typed: "+1 617 555 0101", terms: [.word("6175550101", isBeginning: false)]),
            Case(typed: "+44 20 7946 0958", terms: [.word("442079460958", isBeginning: false)]),
            Case(typed: "ann@exa", terms: [.whole("annexa", parts: ["ann", "exa"])]),
            Case(typed: "K7Q-4MD", terms: [.whole("k7q4md", parts: ["k7q", "4md"])]),
            Case(typed: "O'Brien", terms: [.word("o", isBeginning: false), .word("brien", isBeginning: false)]),
            Case(typed: "\" OR * NEAR(", terms: [.word("or", isBeginning: false), .word("near", isBeginning: true)]),
        ])
    func terms(_ given: Case) {
        #expect(SearchQuery(given.typed)?.terms == given.terms)
    }

    @Test("nothing to look for", arguments: ["", "   ", "\"*\"", "?!", "\u{200B}"])
    func nothing(_ typed: String) {
        #expect(SearchQuery(typed) == nil)
    }

    @Test("what is long is cut")
    func limits() throws {
        let many = try #require(SearchQuery((1...50).map { "word\($0)" }.joined(separator: " ")))
        #expect(many.terms.count == 8)
        let long = try #require(SearchQuery(String(repeating: "x", count: 5_000)))
        #expect(long.terms == [.word(String(repeating: "x", count: 40), isBeginning: false)])
    }

    @Test("every word may go on where beginnings are looked for")
    func beginnings() throws {
        let query = try #require(SearchQuery("pothole st ann@example.org"))
        #expect(
            query.terms(.beginnings) == [
                .word("pothole", isBeginning: true), .word("st", isBeginning: true),
                .whole("annexampleorg", parts: ["ann", "example", "org"]),
            ])
        #expect(query.terms(.asTyped) == query.terms)
        let number = try #require(SearchQuery("617-555-0101"))
        #expect(number.terms(.beginnings) == number.terms)
    }

    @Test(
        "a text is found by its words, and by whole numbers and addresses",
        arguments: [
            ("Call me at (617) 555.0101!", ["6175550101", "5550101", "0101"]),
            ("+16175550101", ["16175550101", "6175550101", "5550101", "0101"]),
            ("Ann <Ann.Lee@Example.org>", ["annleeexampleorg", "lee"]), ("see K7Q-4MD-29XF", ["k7q4md29xf"]),
            ("São Paulo, straße", ["sao", "strasse"]), ("路灯坏了", ["路", "灯"]),
            ("12 34", ["12", "34"]),
        ])
    func words(_ text: String, _ expected: [String]) {
        let words = SearchWords(text).words
        for word in expected { #expect(words.contains(word), "\(words)") }
    }

    @Test("no number: too few digits, or too far apart")
    func noNumber() {
        #expect(!SearchWords("route 93 exit 28").words.contains("9328"))
        #expect(!SearchWords("123   4567").words.contains("1234567"))
        #expect(!SearchWords("1234567890123456").words.contains("0123456"))
    }

    @Test("a place in what was found survives an address, and nothing else does")
    func places() {
        for place in [
            SearchPlace(width: .asTyped, before: RowID(rawValue: 12)), SearchPlace(width: .beginnings, before: nil),
        ] {
            #expect(SearchPlace(place.text) == place)
        }
        for wrong in ["", "x", "typed-", "typed-x", "typed--1", "typed-0", "typed-1-2", "-5"] {
            #expect(SearchPlace(wrong) == nil, "\(wrong)")
        }
    }
}
