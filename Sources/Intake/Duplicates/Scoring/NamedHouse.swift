/// A house that a text names: `93 School St`, `536 NW 31st Ave`. Good for comparing two texts, with no list of the city's streets at hand.
package struct NamedHouse: Hashable, Sendable {
    package let number: Int
    /// Folded, without the kind of street: `school`, `nw 31st`.
    package let street: String

    /// Words between the number and the kind of street.
    private static let mostWords = 3

    /// The houses in the words of a text.
    ///
    /// - Parameters:
    ///   - tokens: folded.
    ///   - isPlace: it is an address field, where a number and a name are a house also without `St` (in a text they may be `3 cars`).
    static func all(in tokens: [String], isPlace: Bool = false) -> Set<NamedHouse> {
        var found: Set<NamedHouse> = []
        for (index, token) in tokens.enumerated() {
            guard let number = houseNumber(token) else { continue }
            let following = tokens[(index + 1)...].prefix(mostWords + 1)
            if let street = street(following) {
                found.insert(NamedHouse(number: number, street: street))
            } else if isPlace, let name = following.first, isName(name) {
                found.insert(NamedHouse(number: number, street: name))
            }
        }
        return found
    }

    /// What stands before the kind of street, e.g. `st`.
    private static func street(_ words: ArraySlice<String>) -> String? {
        guard let kind = words.dropFirst().firstIndex(where: kinds.contains) else { return nil }
        let name = words[..<kind]
        guard name.allSatisfy({ isName($0) || directions.contains($0) || isOrdinal($0) }) else { return nil }
        return name.joined(separator: " ")
    }

    private static func houseNumber(_ token: String) -> Int? {
        guard (1...5).contains(token.utf8.count), token.utf8.allSatisfy(isDigit), let number = Int(token), number > 0
        else { return nil }
        return number
    }

    private static func isName(_ word: String) -> Bool {
        word.utf8.count > 2 && !word.utf8.contains(where: isDigit) && !CommonWords.all.contains(word)
    }

    /// `31st`, and `31` alone, as some write.
    private static func isOrdinal(_ word: String) -> Bool {
        let digits = word.utf8.prefix { isDigit($0) }
        return !digits.isEmpty && digits.count <= 3
            && ["", "st", "nd", "rd", "th"].contains(String(word.dropFirst(digits.count)))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static let directions: Set<String> = [
        "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west",
    ]

    /// As the United States' postal service shortens them (USPS Publication 28, appendix C1), and in full.
    static let kinds: Set<String> = [
        "st", "street", "ave", "av", "avenue", "rd", "road", "ter", "terr", "terrace", "pl", "place", "ln", "lane",
        "dr", "drive", "ct",
        "court", "blvd", "boulevard", "way", "cir", "circle", "hwy", "highway", "sq", "square", "pkwy", "parkway", "pk",
        "park", "row",
    ]
}
