import Intake
import TestKit
import Testing

/// Texts made to cost time, and texts that are none (promise 12).
@Suite struct PlaceHostileTests {
    private let finder = SomervilleGazetteer.finder

    @Test(
        "patterns that repeat end, with few places whose words stand in the text",
        arguments: [
            "School St and ", "corner of corner of ", "between Highland Ave and School St ", "93 ", "93-", "near the ",
            "42.1231,",
            "1/2 ", "a", "é", "📍", "Hihgland Ave ", "xqzvkw St ", "42°", "\n", ". ", "93 School St, Medford ",
            "esquina ", "@/&",
            "Highland ", "12 Foo Bar Street ", "no. ", "O'", "p.", "St ", "of the la de ", "Union Square library ",
        ])
    func repeated(pattern: String) {
        let text = String(repeating: pattern, count: 40_000 / pattern.utf8.count)
        check(text)
    }

    @Test("chance words in chance order", arguments: 0..<20)
    func shuffled(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let words = [
            "School", "st", "Highland", "ave", "and", "between", "corner", "of", "93", "1/2", "-", "@", ",", ".",
            "near", "calle", "rua",
            "nimewo", "#", "Medford", "in", "Davis", "Square", "library", "42.3867", "-71.0983", "°", "'", "\"", "W",
            "Hihgland", "é", "\0",
            "5pm", "617-555-0199", "\n\n", "¿", "ñ", "the", "on", "Broadway", "apt", "3", "I", "live",
        ]
        let text = (0..<400).map { _ in words[generator.below(words.count)] + (generator.below(3) == 0 ? "" : " ") }
            .joined()
        check(text)
    }

    @Test("chance bytes", arguments: 0..<20)
    func bytes(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let bytes = (0..<3_000).map { _ in UInt8(generator.below(256)) }
        check(String(decoding: bytes, as: UTF8.self))
    }

    @Test("what stands behind the limit is not looked at")
    func limit() {
        let far = String(repeating: "word ", count: 8_000) + "93 School St"
        #expect(finder.places(in: far).best == nil)
        #expect(finder.places(in: String(repeating: "x", count: 20_000) + " 93 School St").best == nil)
        #expect(finder.places(in: String(repeating: "x", count: 10_000) + " 93 School St").best != nil)
    }

    private func check(_ text: String) {
        let finding = finder.places(in: text)
        #expect(finding.places.count <= PlaceFinder.most)
        for place in finding.places {
            #expect(place.range.lowerBound >= 0 && place.range.upperBound <= text.utf8.count && !place.range.isEmpty)
            #expect((0...1).contains(place.confidence))
        }
        for (a, b) in zip(finding.places, finding.places.dropFirst()) {
            #expect(a.range.lowerBound <= b.range.lowerBound)
        }
    }
}
