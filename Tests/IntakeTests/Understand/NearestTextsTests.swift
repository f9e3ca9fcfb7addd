import Testing

@testable import Intake

@Suite("Understanding: the nearest texts")
struct NearestTextsTests {
    private let corpus = Corpus(["lamp out", "lamp broken again", "bin full", "the bin is full again"])

    private func nearest(_ text: String) -> (similarity: Float, scores: [Float]) {
        let texts = NearestTexts(corpus, rows: Array(0..<4), numbers: [0, 0, 1, 1])
        let vector = corpus.vocabulary.vector(of: FeatureScanner(FeatureText(text)))
        return texts.nearest(corpus.vocabulary.words(of: vector), count: 2)
    }

    @Test("the same words are as near as can be, whatever their case")
    func same() {
        let found = nearest("Bin full")
        #expect(found.similarity > 0.95)
        #expect(found.scores[1] > found.scores[0])
    }

    @Test("no word in common is nearly nothing in common")
    func stranger() {
        #expect(nearest("marriage licence office hours please").similarity < 0.2)
    }

    @Test("only the last so many texts are kept")
    func last() {
        #expect(NearestTexts(corpus, rows: [0, 1], numbers: [0, 0, 1, 1]).classes == [0, 0])
        #expect(NearestTexts.mostTexts >= 10_000)
    }
}
