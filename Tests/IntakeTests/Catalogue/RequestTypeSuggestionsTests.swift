import Intake
import Testing

@Suite("Request types suggested while somebody writes")
struct RequestTypeSuggestionsTests {
    private static let suggestions = RequestTypeSuggestions(
        RequestCatalogue([
            RequestType(
                code: "pothole", names: [.english: "Pothole", .spanish: "Bache"], department: "Works", queue: "roads",
                keywords: ["pothole*", "hole in the road"]),
            RequestType(
                code: "lamp", names: [.english: "Streetlight out", .spanish: "Farola apagada"], department: "Lights",
                queue: "l"),
            RequestType(
                code: "sign", names: [.english: "Street sign missing"], department: "Works", queue: "roads",
                keywords: ["stop sign"]),
            RequestType(
                code: "old", names: [.english: "Pothole, old form"], department: "Works", queue: "roads",
                keywords: ["pothole"], isActive: false),
        ]))

    @Test(
        "by keywords first, then by the words of their names",
        arguments: [
            ("two potholes on Elm", ["pothole"]), ("a stop sign is gone", ["sign"]),
            ("The streetlights are out", ["lamp"]),
            ("LA FAROLA", ["lamp"]), ("hay un bache", ["pothole"]),
            ("hole in the road, sign missing", ["pothole", "sign"]),
            ("a wall", []), ("", []),
        ])
    func told(_ text: String, _ codes: [String]) {
        let found = Self.suggestions.suggestions(for: text).map(\.type.code)
        #expect(Array(found.prefix(codes.count)) == codes)
        #expect(!found.contains("old"))
        if codes.isEmpty { #expect(found.isEmpty) }
    }

    @Test("no more than asked for, with the word that told")
    func limit() {
        let found = Self.suggestions.suggestions(for: "potholes, stop sign, lamp", limit: 2)
        #expect(found.count == 2)
        #expect(Set(found.map(\.word)) == ["pothole*", "stop sign"])
    }
}
