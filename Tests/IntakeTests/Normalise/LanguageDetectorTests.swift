import Intake
import TestKit
import Testing

@Suite struct LanguageDetectorTests {
    private let detector = LanguageDetector()

    @Test(
        "at least 95 % of each language's sentences are told, and none is taken for another",
        arguments: Language.allCases)
    func sentences(of language: Language) {
        let sentences = LanguageSentences.all.first { $0.language == language }?.sentences ?? []
        #expect(sentences.count >= 25)
        let told = sentences.map { (sentence: $0, language: detector.language(of: $0)) }
        let wrong = told.filter { $0.language != nil && $0.language != language }
        #expect(wrong.isEmpty, "taken for another language: \(wrong)")
        let right = told.count { $0.language == language }
        #expect(right * 100 >= sentences.count * 95, "\(right) of \(sentences.count)")
    }

    @Test("case and line breaks change nothing", arguments: LanguageSentences.all.map(\.language))
    func letterCase(of language: Language) {
        for sentence in LanguageSentences.all.first(where: { $0.language == language })?.sentences ?? [] {
            let told = detector.language(of: sentence)
            // Accents are weighed in both cases; folding makes the letters the same.
            #expect(detector.language(of: sentence.uppercased()) == told, "\(sentence)")
            #expect(detector.language(of: sentence.replacing(" ", with: "\r\n")) == told, "\(sentence)")
        }
    }

    @Test("unsure is nil", arguments: LanguageSentences.others)
    func unsure(text: String) {
        #expect(detector.language(of: text) == nil)
    }

    @Test("Spanish and Portuguese are told apart without any diacritics")
    func neighbours() {
        for (language, other) in [(Language.spanish, Language.portuguese), (.portuguese, .spanish)] {
            for sentence in LanguageSentences.all.first(where: { $0.language == language })?.sentences ?? [] {
                #expect(detector.language(of: FoldedText(sentence).words) != other, "\(sentence)")
            }
        }
    }

    @Test("the likeliest language has a confidence that grows with the text; an unknown one has next to none")
    func guesses() throws {
        let short = try #require(detector.guess(of: ["la basura"]))
        let long = try #require(detector.guess(of: ["No recogieron la basura en mi calle esta semana"]))
        #expect(short.language == .spanish && long.language == .spanish)
        #expect(short.confidence < long.confidence)
        #expect(long.confidence > 0.98)
        #expect(detector.guess(of: []) == nil)
        #expect(detector.guess(of: ["Il y a un trou dans la rue devant chez moi"])?.confidence ?? 0 < 0.3)
    }

    @Test("of a long text only the beginning counts")
    func longText() {
        let spanish = String(repeating: "No recogieron la basura en mi calle. ", count: 100)
        let portuguese = String(repeating: "Não recolheram o lixo na minha rua. ", count: 100_000)
        #expect(detector.language(of: spanish + portuguese) == .spanish)
        #expect(detector.language(of: portuguese + spanish) == .portuguese)
    }

    @Test("a subject helps a text that says nothing")
    func subjectAndText() {
        #expect(detector.language(of: ["No pasaron por la basura en mi calle", "12 Elm"]) == .spanish)
        #expect(detector.language(of: []) == nil)
    }

    @Test("any bytes give an answer")
    func randomText() {
        var generator = SeededGenerator(seed: 31_1)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0..<900, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = detector.language(of: String(decoding: bytes, as: UTF8.self))
        }
        #expect(detector.language(of: String(repeating: "x", count: 5_000)) == nil)
    }

    @Test(
        "real English requests are never answered in another language, but for one in a hundred",
        .enabled(if: SharedMaterial.has("data/gainesville311/dev.csv"), "needs ../shared/data/gainesville311"))
    func realRequests() throws {
        let table = String(decoding: try SharedMaterial.bytes("data/gainesville311/dev.csv"), as: UTF8.self)
        let told = Self.secondColumn(of: table).dropFirst().prefix(400).map { detector.language(of: $0) }
        #expect(told.count == 400)
        #expect(told.count { $0 == .english } * 100 >= told.count * 90)
        #expect(told.count { $0 != nil && $0 != .english } * 100 <= told.count)
    }

    /// The second column of comma-separated values (RFC 4180).
    private static func secondColumn(of table: String) -> [String] {
        var column = 0
        var isQuoted = false
        var texts: [String] = []
        var text = ""
        for character in table {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: column += 1
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                texts.append(text)
                (column, text) = (0, "")
            default: if column == 1 { text.append(character) }
            }
        }
        return texts
    }
}
