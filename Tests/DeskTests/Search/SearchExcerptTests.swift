import Desk
import Testing

@Suite("The words around what was found")
struct SearchExcerptTests {
    private func excerpt(_ text: String, _ typed: String) throws -> SearchExcerpt {
        SearchExcerpt(text, for: try #require(SearchQuery(typed)))
    }

    @Test("what was looked for is marked, whatever its case and accents")
    func marked() throws {
        let pieces = try excerpt("El Árbol, se cayó: ARBOLES", "arbol").pieces
        #expect(pieces.filter(\.isFound).map(\.text) == ["Árbol,", "ARBOLES"])
        #expect(pieces.map(\.text).joined() == "El Árbol, se cayó: ARBOLES")
    }

    @Test("from a long text only what is around the first word")
    func window() throws {
        let text = String(repeating: "filler ", count: 500) + "pothole " + String(repeating: "after ", count: 500)
        let pieces = try excerpt(text, "pothole").pieces
        #expect(pieces.first?.text.hasPrefix("… ") == true && pieces.last?.text.hasSuffix(" …") == true)
        #expect(pieces.contains { $0.isFound && $0.text == "pothole" })
        #expect(pieces.map(\.text).joined().count < 260)
    }

    @Test("nothing found in it, or no text at all")
    func nothing() throws {
        #expect(try excerpt("", "x").pieces.isEmpty)
        #expect(try excerpt("one two", "x").pieces == [.init("one two")])
        #expect(try excerpt(String(repeating: "y", count: 9_000), "x").pieces.map(\.text).joined().count < 200)
    }
}
