import Intake
import TestKit
import Testing

@Suite struct MentionScannerTests {
    private let scanner = MentionScanner()

    /// A number whose groups all mix letters and digits, and its parts.
    private func number(_ generator: inout SeededGenerator) -> (number: TrackingNumber, groups: [String]) {
        while true {
            let number = TrackingNumber(using: &generator)
            let groups = number.description.split(separator: "-").map(String.init)
            if groups.allSatisfy({ $0.contains(where: \.isNumber) && $0.contains(where: \.isLetter) }) {
                return (number, groups)
            }
        }
    }

    @Test("every way to write a number is found", arguments: 0..<30)
    func forms(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (number, groups) = number(&generator)
        let plain = number.description
        for form in [
            plain, plain.lowercased(), groups.joined(separator: " "), groups.joined(), groups.joined().lowercased(),
            groups.joined(separator: "\u{2013}"), groups.joined(separator: "\u{2011}"), groups.joined(separator: " - "),
            groups.joined(separator: "\u{A0}"), groups.joined(separator: "\n"),
            "\(groups[0])-\(groups[1]) \(groups[2])",
        ] {
            for text in [
                form, "Re: (\(form)).", "my number is \(form), thanks", "#\(form)!", "número:\(form)", "the \(form)",
            ] {
                #expect(scanner.mentions(in: text) == [number], "\(text)")
            }
        }
    }

    @Test("every random number is found with hyphens unless it looks like a phone number")
    func hyphens() {
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<500 {
            let number = TrackingNumber(using: &generator)
            #expect(
                scanner.mentions(in: "case \(number) please") == (number.symbols.allSatisfy(\.isNumber) ? [] : [number])
            )
        }
    }

    @Test("a wrong check symbol, one symbol more and one less are no mention")
    func wrong() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            let (number, groups) = number(&generator)
            #expect(scanner.mentions(in: "\(number)A").isEmpty)
            #expect(scanner.mentions(in: "9\(number)").isEmpty)
            #expect(scanner.mentions(in: String(number.description.dropLast())).isEmpty)
            #expect(scanner.mentions(in: "\(groups[0])\(groups[1])-\(groups[2])").isEmpty)
            #expect(scanner.mentions(in: "\(groups[0])–\(groups[1])–\(groups[2])ñ").isEmpty)
            let last = groups[2].last == "7" ? "8" : "7"
            #expect(scanner.mentions(in: number.description.dropLast() + last).isEmpty)
        }
    }

    @Test("ordinary words and numbers are no mention, whatever their check symbol")
    func ordinary() {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<3_000 {
            let digits = (0..<10).map { _ in "0123456789".randomElement(using: &generator) ?? "0" }
            let phone = "\(String(digits[0..<3]))-\(String(digits[3..<6]))-\(String(digits[6...]))"
            let letters = (0..<10).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &generator) ?? "a" }
            let words = "\(String(letters[0..<3])) \(String(letters[3..<6])) \(String(letters[6...]))"
            let mixed = "\(String(letters[0..<3])) \(String(digits[0..<3])) \(String(letters[6...]))"
            for text in [phone, String(digits), String(letters), words, mixed] {
                #expect(scanner.mentions(in: text).isEmpty, "\(text)")
            }
        }
    }

    @Test("each number once, in order, at most ten")
    func bounded() {
        var generator = SeededGenerator(seed: 8)
        let numbers = (0..<12).map { _ in number(&generator).number }
        #expect(scanner.mentions(in: "\(numbers[0]) \(numbers[1]), \(numbers[0])") == [numbers[0], numbers[1]])
        let all = numbers.map(\.description).joined(separator: " ")
        #expect(scanner.mentions(in: all) == Array(numbers.prefix(MentionScanner.limit)))
    }

    @Test("any bytes give an answer")
    func randomText() {
        var generator = SeededGenerator(seed: 9)
        let alphabet = Array("K7Q4MD29XF- –\u{A0}\n".unicodeScalars)
        for _ in 0..<2_000 {
            let scalars = (0..<40).compactMap { _ in alphabet.randomElement(using: &generator) }
            for number in scanner.mentions(in: String(String.UnicodeScalarView(scalars))) {
                #expect(TrackingNumber(number.description) == number)
            }
        }
    }
}
