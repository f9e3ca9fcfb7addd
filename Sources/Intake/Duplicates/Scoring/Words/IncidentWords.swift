/// How a report's text is taken apart.
enum IncidentWords {
    /// So much of a text is looked at, in bytes of UTF-8: a report says what it is about at its beginning.
    static let longestText = 8_192
    /// Endings that leave the word the same, the longest first; what is left has three letters at least.
    private static let endings = ["ing", "ed", "es", "s"]
    private static let shortest = 3

    /// The folded words in their order.
    static func tokens(of text: String) -> [String] {
        FoldedText(text, limit: longestText).bytes.split(separator: UInt8(ascii: " ")).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// A folded word without its ending; nil where it tells nothing.
    static func telling(_ token: String) -> String? {
        guard token.utf8.count > 1, !CommonWords.all.contains(token) else { return nil }
        return stem(token)
    }

    static func stem(_ token: String) -> String {
        for ending in endings where token.hasSuffix(ending) && token.utf8.count - ending.utf8.count >= shortest {
            return String(token.dropLast(ending.utf8.count))
        }
        return token
    }

    /// Runs of three and four bytes, over the blanks between words too, by their hash.
    static func grams(of tokens: [String]) -> [UInt64: Int] {
        let bytes = Array((" " + tokens.joined(separator: " ") + " ").utf8)
        var counts: [UInt64: Int] = [:]
        for length in [3, 4] where bytes.count >= length {
            for start in 0...(bytes.count - length) {
                var gram = UInt64(length)
                for byte in bytes[start..<(start + length)] { gram = gram << 8 | UInt64(byte) }
                counts[gram, default: 0] += 1
            }
        }
        return counts
    }

    /// `Tree/Limbs (Public Property)` is of trees and limbs.
    static func ofType(_ name: String) -> Set<String> {
        var (outside, depth) = ("", 0)
        for character in name {
            if character == "(" { depth += 1 }
            if depth == 0 { outside.append(character) }
            if character == ")" { depth = max(0, depth - 1) }
        }
        return Set(tokens(of: outside).compactMap(telling))
    }
}
