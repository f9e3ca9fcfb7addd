import Testing

@testable import Intake

@Suite("Understanding: features")
struct FeatureTests {
    @Test(
        "a text is folded, its signs kept",
        arguments: [
            ("  Señal\tROTA!! ", "senal rota!!"), ("don’t “stop”", "don't \"stop\""), ("a\r\n\r\nb", "a b"), ("", ""),
            ("e\u{301}t\u{200B}e", "ete"), ("£5 – now", "£5 - now"),
        ])
    func folded(text: String, folded: String) {
        #expect(String(decoding: FeatureText(text).bytes, as: UTF8.self) == folded)
    }

    @Test("words in capitals are counted, abbreviations and numbers too short for it are not")
    func shouted() {
        #expect(FeatureText("FREE entry! CALL now I am 5 USA").shouted == 3)
        #expect(FeatureText("all quiet").shouted == 0)
    }

    @Test("a long text is read up to a limit")
    func limit() {
        #expect(FeatureText(String(repeating: "ab ", count: 10_000)).bytes.count <= FeatureText.examinedBytes + 1)
    }

    @Test("words and letter sequences are known by their names")
    func kinds() {
        let word = FeatureHash.word("lamp".utf8)
        #expect(FeatureHash.kind(FeatureHash.single(word)) == .word)
        #expect(FeatureHash.kind(FeatureHash.pair(word, word)) == .word)
        #expect(FeatureHash.kind(FeatureHash.letters(0x6C61, count: 2)) == .letters)
        #expect(FeatureHash.single(word) != FeatureHash.pair(word, word))
        #expect(FeatureHash.letters(0x6C61, count: 2) != FeatureHash.letters(0x6C61, count: 3))
    }

    @Test("a vector has length 1, rising numbers, and forgets what is not known")
    func vector() {
        let corpus = Corpus(["lamp out", "bin full", "lamp full"])
        let vector = corpus.vocabulary.vector(of: FeatureScanner(FeatureText("Lamp lamp unknown")))
        #expect(zip(vector.numbers, vector.numbers.dropFirst()).allSatisfy { $0 < $1 })
        #expect(abs(vector.values.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
        let words = corpus.vocabulary.words(of: vector)
        #expect(words.numbers.count < vector.numbers.count)
        #expect(abs(words.values.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
        // Nothing of it is known, but the length of the text is one like another.
        #expect(corpus.vocabulary.vector(of: FeatureScanner(FeatureText("zzz"))).numbers.count < 3)
    }

    @Test("the vocabulary keeps the most frequent, the same however the texts are spread over processors")
    func vocabulary() {
        let texts = (0..<1_000).map { "word\($0 % 50) text" }
        #expect(Corpus(texts).vocabulary == Corpus(texts).vocabulary)
        var counts = FeatureCounts()
        for text in texts { counts.add(FeatureScanner(FeatureText(text))) }
        let few = counts.vocabulary(texts: texts.count, limit: 40)
        #expect(few.count == 40)
        // Every text has this word; a number stands in one of fifty.
        #expect(few.number(of: FeatureHash.single(FeatureHash.word("text".utf8))) != nil)
        #expect(few.rarity.allSatisfy { $0 < 4.9 })
    }
}
