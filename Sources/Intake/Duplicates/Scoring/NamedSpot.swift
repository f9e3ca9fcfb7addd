/// A spot that an address field names without a house's number: a landmark, a square, a corner of two streets. Two reports with the same name
/// are at one spot; two on the same street are not.
enum NamedSpot {
    /// Kinds of streets that are one spot, as they are written and as they are meant.
    private static let small = [
        "sq": "square", "square": "square", "pk": "park", "park": "park", "cir": "circle", "circle": "circle",
    ]

    /// - Parameter tokens: of the field, folded.
    /// - Returns: its names in one order, whichever street goes first and however the kinds are written; nil where it names a street alone, or nothing.
    static func name(of tokens: [String]) -> String? {
        let isCoordinate = tokens.allSatisfy {
            $0.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        }
        let streets = tokens.count { isStreet($0) }
        guard !isCoordinate, tokens.joined().utf8.count > 3, streets != 1 else { return nil }
        let names = tokens.filter { !isStreet($0) && !CommonWords.all.contains($0) }.map { small[$0] ?? $0 }
        return names.isEmpty ? nil : names.sorted().joined(separator: " ")
    }

    /// Whether a word says that the one before is a street's name.
    private static func isStreet(_ word: String) -> Bool { NamedHouse.kinds.contains(word) && small[word] == nil }
}
