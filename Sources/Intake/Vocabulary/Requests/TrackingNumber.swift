/// A request's public name, as in `K7Q-4MD-29XF`: nine random symbols and a check symbol, easy to read out over a phone.
/// It is an address, never a key: knowing it opens nothing (promise 9).
///
/// The alphabet leaves out I, L, O and U (as Crockford's Base32 does), so that nothing is mistaken when read aloud or
/// copied by hand. The check symbol is a weighted sum in GF(32) with distinct weights: any one wrong symbol and any two
/// swapped ones are found.
package struct TrackingNumber: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The 32 symbols in the order of their values.
    private static let alphabet = [UInt8]("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let randomSymbols = 9
    private static let redraws = 16

    /// Ten symbols without hyphens: the form in the store.
    package let symbols: String

    /// Draws a new one, of letters and digits: of either alone, written without hyphens, it would be taken for a word or for a
    /// phone number (`MentionScanner`).
    package init(using generator: inout some RandomNumberGenerator) {
        var drawn = Self.drawn(using: &generator)
        // One draw in 43 is of one kind; that so many are is a broken generator, which is not waited for.
        for _ in 0..<Self.redraws where !Self.mixes(drawn) { drawn = Self.drawn(using: &generator) }
        symbols = drawn
    }

    private static func mixes(_ symbols: String) -> Bool {
        symbols.utf8.contains { $0 <= UInt8(ascii: "9") } && symbols.utf8.contains { $0 > UInt8(ascii: "9") }
    }

    private static func drawn(using generator: inout some RandomNumberGenerator) -> String {
        // Nine symbols are 45 bits: one draw has them all, which matters where each draw asks the system.
        let bits = generator.next()
        var values = (0..<randomSymbols).map { UInt8(truncatingIfNeeded: bits >> (5 * UInt64($0))) & 31 }
        values.append(check(values[...]))
        return String(decoding: values.map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Reads what a person typed: any case, with or without hyphens and spaces, O for 0, I or L for 1, U for V.
    /// Nil where it has not ten symbols or the check symbol is wrong.
    package init?(_ text: some StringProtocol) {
        var values: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") { continue }
            guard let value = Self.value(of: byte), values.count <= Self.randomSymbols else { return nil }
            values.append(value)
        }
        guard values.count == Self.randomSymbols + 1, Self.check(values[..<Self.randomSymbols]) == values.last else {
            return nil
        }
        symbols = String(decoding: values.map { Self.alphabet[Int($0)] }, as: UTF8.self)
    }

    /// With hyphens, as people see it: `K7Q-4MD-29XF`.
    package var description: String {
        let first = symbols.index(symbols.startIndex, offsetBy: 3)
        let second = symbols.index(first, offsetBy: 3)
        return "\(symbols[..<first])-\(symbols[first..<second])-\(symbols[second...])"
    }

    private static func value(of byte: UInt8) -> UInt8? {
        let upper = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
        let meant =
            switch upper {
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            case UInt8(ascii: "U"): UInt8(ascii: "V")
            default: upper
            }
        return alphabet.firstIndex(of: meant).map(UInt8.init)
    }

    /// Σ αⁱ·vᵢ for i = 1…9 in GF(32) with x⁵ + x² + 1, α = x, by Horner's rule. All weights differ and none is 0 or 1.
    private static func check(_ values: ArraySlice<UInt8>) -> UInt8 {
        values.reversed().reduce(0) { sum, value in timesAlpha(sum ^ value) }
    }

    private static func timesAlpha(_ value: UInt8) -> UInt8 {
        let shifted = value << 1
        return shifted & 0b10_0000 == 0 ? shifted : (shifted ^ 0b10_0101)
    }
}
