/// What a text costs on the air: its encoding, its length in that encoding's units, and how many segments it is sent in.
///
/// A text that fits one segment has 160 septets or 70 UTF-16 units; longer ones lose room to the header that joins the
/// segments again and have 153 or 67 each (3GPP TS 23.040 §9.2.3.24.1). Nothing that a reader sees as one character is cut
/// in two: no escape pair, no surrogate pair, no grapheme cluster; so a segment may end before it is full.
package struct Segments: Hashable, Codable, Sendable {
    package enum Encoding: String, Codable, Hashable, Sendable {
        case gsm7 = "GSM-7"
        case ucs2 = "UCS-2"
    }

    package let encoding: Encoding
    /// Septets in GSM-7, an extension character counting 2; UTF-16 code units in UCS-2.
    package let units: Int
    /// At least 1: an empty text is still sent.
    package let segments: Int

    /// Counts `text`, in one pass over it and without copying.
    package init(_ text: String) {
        if let septets = Self.septets(of: text) {
            encoding = .gsm7
            units = septets
            segments = septets <= 160 ? 1 : Self.packGSM7(text)
        } else {
            encoding = .ucs2
            units = text.utf16.count
            segments = units <= 70 ? 1 : Self.packUCS2(text)
        }
    }

    /// Nil where a character is not in the GSM alphabet.
    private static func septets(of text: String) -> Int? {
        var sum = 0
        for scalar in text.unicodeScalars {
            guard let cost = GSM7Alphabet.septets(of: scalar) else { return nil }
            sum += cost
        }
        return sum
    }

    private static func packGSM7(_ text: String) -> Int {
        var packing = Packing(capacity: 153)
        for scalar in text.unicodeScalars { packing.add(GSM7Alphabet.septets(of: scalar) ?? 1) }
        return packing.segments
    }

    private static func packUCS2(_ text: String) -> Int {
        var packing = Packing(capacity: 67)
        for character in text {
            let width = character.utf16.count
            // CR LF is one grapheme cluster but two characters to a telephone; and a cluster that no segment can hold
            // (letters with dozens of combining marks) is cut between its scalars, since it must be cut somewhere.
            if character == "\r\n" || width > packing.capacity {
                for scalar in character.unicodeScalars { packing.add(scalar.utf16.count) }
            } else {
                packing.add(width)
            }
        }
        return packing.segments
    }

    /// Fills segments with things that must not be cut.
    private struct Packing {
        let capacity: Int
        private(set) var segments = 1
        private var used = 0

        init(capacity: Int) { self.capacity = capacity }

        mutating func add(_ width: Int) {
            if used + width > capacity {
                segments += 1
                used = 0
            }
            used += width
        }
    }
}
