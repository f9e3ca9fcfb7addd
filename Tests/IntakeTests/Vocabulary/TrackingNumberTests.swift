import Intake
import TestKit
import Testing

@Suite struct TrackingNumberTests {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    @Test("every single wrong symbol is found", arguments: 0..<40)
    func substitutions(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let symbols = Array(TrackingNumber(using: &generator).symbols)
        for position in symbols.indices {
            for symbol in Self.alphabet where symbol != symbols[position] {
                var wrong = symbols
                wrong[position] = symbol
                #expect(TrackingNumber(String(wrong)) == nil)
            }
        }
    }

    @Test("every swap of two different symbols is found, near and far", arguments: 0..<200)
    func swaps(seed: Int) {
        var generator = SeededGenerator(seed: 1_000 + UInt64(seed))
        let symbols = Array(TrackingNumber(using: &generator).symbols)
        for first in symbols.indices {
            for second in symbols.indices where second > first && symbols[first] != symbols[second] {
                var wrong = symbols
                wrong.swapAt(first, second)
                #expect(TrackingNumber(String(wrong)) == nil, "\(String(symbols)) \(first) \(second)")
            }
        }
    }

    @Test("what is drawn has its form, its alphabet and reads back")
    func drawn() {
        var generator = SeededGenerator(seed: 3)
        var seen: Set<Character> = []
        for _ in 0..<2_000 {
            let number = TrackingNumber(using: &generator)
            #expect(number.symbols.count == 10)
            #expect(number.symbols.allSatisfy(Self.alphabet.contains))
            #expect(number.description.split(separator: "-").map(\.count) == [3, 3, 4])
            #expect(TrackingNumber(number.description) == number)
            #expect(TrackingNumber(number.symbols) == number)
            // However it is written down, it is found in a text again.
            for written in [number.description, number.symbols, number.symbols.lowercased()] {
                #expect(MentionScanner().mentions(in: "See \(written) please") == [number], "\(written)")
            }
            seen.formUnion(number.symbols)
        }
        #expect(seen == Set(Self.alphabet))
    }

    @Test("reading forgives case, hyphens, spaces and look-alikes")
    func forms() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let number = TrackingNumber(using: &generator)
            let heard = number.symbols.map { symbol in
                switch symbol {
                case "0": "o"
                case "1": ["i", "L"].randomElement(using: &generator) ?? "i"
                case "V": "u"
                default: symbol.lowercased()
                }
            }
            #expect(TrackingNumber(heard.joined(separator: " ")) == number)
            #expect(TrackingNumber("  \(number)  ") == number)
        }
    }

    @Test(
        "anything else is no number",
        arguments: ["", "-", "K7Q-4MD-29X", "K7Q-4MD-29XFF0", "K7Q-4MD-29X!", "ключ", "1234567890123456789012"])
    func unreadable(text: String) {
        #expect(TrackingNumber(text) == nil)
    }

    @Test("about one chance text in 32 passes, no more")
    func chance() {
        var generator = SeededGenerator(seed: 5)
        let passed = (0..<6_400).count { _ in
            TrackingNumber(String((0..<10).map { _ in Self.alphabet.randomElement(using: &generator) ?? "0" })) != nil
        }
        #expect((140...260).contains(passed))
    }
}
