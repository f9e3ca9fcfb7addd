import TestKit
import Testing

@testable import Intake

@Suite("Understanding: the model")
struct TextModelTests {
    private let model: TextModel

    init() throws { model = try LampsAndBins.model.get() }

    @Test(
        "texts that it has not seen",
        arguments: [
            ("the light on Elm Street is out", "lamp"), ("our trash bin was missed", "bin"),
            ("another pothole in our road", "road"), ("LAMP IS OUT!!", "lamp"),
        ])
    func classify(text: String, label: String) {
        let found = model.classify(text)
        #expect(found.labels.first?.name == label, "\(found)")
        #expect(found.labels.count == 3)
        #expect(abs(found.labels.reduce(0) { $0 + $1.probability } - 1) < 0.001)
        #expect(zip(found.labels, found.labels.dropFirst()).allSatisfy { $0.probability >= $1.probability })
    }

    @Test("the department goes with the label, and is told by itself")
    func departments() {
        #expect(model.departments == ["Lights", "Roads", "Sanitation"])
        #expect(model.classify("garbage bin not emptied").departments.first?.name == "Sanitation")
        #expect(model.classify("deep hole in the road, pothole").departments.first?.name == "Roads")
        let sum = model.classify("hello").departments.reduce(0) { $0 + $1.probability }
        #expect(abs(sum - 1) < 0.001)
    }

    @Test("the reasons are words of the text, the telling ones first")
    func reasons() {
        let found = model.classify("Hello, there is a deep (pothole) again, thank you")
        #expect(found.reasons.contains("pothole"), "\(found.reasons)")
        #expect(found.reasons.count <= 3)
        #expect(!found.reasons.contains("hello"))
        #expect(model.classify("").reasons.isEmpty)
    }

    @Test("what nothing is known about is stranger than what is")
    func strangeness() {
        let known = model.classify("the street light is out").strangeness
        let unknown = model.classify("please renew my marriage licence xylophone").strangeness
        #expect((0...1).contains(known) && (0...1).contains(unknown))
        #expect(unknown > known)
        #expect(model.classify("").strangeness > known)
    }

    @Test("a place where something is usual speaks for it")
    func places() throws {
        let vague = "please come and look"
        func probability(_ label: String, north: Double) -> Float {
            let labels = model.classify(vague, at: LampsAndBins.place(north: north)).labels
            return labels.first { $0.name == label }?.probability ?? 0
        }
        #expect(probability("lamp", north: 3) > probability("lamp", north: 103))
        #expect(probability("road", north: 103) > probability("road", north: 3))
    }

    @Test("the same examples give the same model, byte for byte")
    func determinism() throws {
        let few = Array(LampsAndBins.examples.filter { $0.label != "road" }.prefix(10))
        #expect(try TextModel.learn(from: few).encoded == TextModel.learn(from: few).encoded)
    }

    @Test("nothing to tell apart is said")
    func nothing() {
        #expect(throws: LearningFailure.fewerThanTwoLabels) { try TextModel.learn(from: []) }
        #expect(throws: LearningFailure.fewerThanTwoLabels) {
            try TextModel.learn(from: [Example(text: "a", label: "x"), Example(text: "b", label: "x")])
        }
    }

    @Test("any text is answered")
    func anyText() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<20 {
            let bytes = (0..<random.below(300)).map { _ in UInt8(random.below(256)) }
            let found = model.classify(String(decoding: bytes, as: UTF8.self))
            #expect(found.labels.allSatisfy { $0.probability.isFinite })
        }
        #expect(model.classify(String(repeating: "x ", count: 100_000)).labels.count == 3)
    }
}
