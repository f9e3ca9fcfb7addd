import TestKit
import Testing

@testable import Intake

@Suite("Understanding: the model as bytes")
struct TextModelBytesTests {
    private let model: TextModel

    init() throws { model = try LampsAndBins.model.get() }

    @Test("what was written is read again, and answers the same")
    func roundTrip() throws {
        let read = try TextModel(decoding: model.encoded)
        #expect(read == model)
        for text in ["lamp out", "", "bin"] {
            #expect(
                read.classify(text, at: LampsAndBins.place(north: 3))
                    == model.classify(text, at: LampsAndBins.place(north: 3)))
        }
    }

    @Test("something else is no model")
    func somethingElse() {
        #expect(throws: ModelFailure.notAModel) { try TextModel(decoding: []) }
        #expect(throws: ModelFailure.notAModel) { try TextModel(decoding: Array("text,label\n".utf8)) }
        let mark = Array(model.encoded.prefix(20))
        #expect(throws: ModelFailure.damaged) { try TextModel(decoding: mark) }
    }

    @Test("a byte that changed, or was lost, is noticed")
    func changed() {
        let bytes = model.encoded
        var random = SeededGenerator(seed: 9)
        for _ in 0..<10 {
            var other = bytes
            other[20 + random.below(bytes.count - 20)] ^= 1 << UInt8(random.below(8))
            #expect(throws: ModelFailure.damaged) { try TextModel(decoding: other) }
            #expect(throws: ModelFailure.self) {
                try TextModel(decoding: Array(bytes.prefix(random.below(bytes.count))))
            }
        }
        #expect(throws: ModelFailure.damaged) { try TextModel(decoding: bytes + [0]) }
    }

    @Test("with a right digest over wrong parts it is damaged, and never a crash")
    func wrongParts() {
        let bytes = model.encoded
        let start = 36
        var random = SeededGenerator(seed: 10)
        for turn in 0..<60 {
            var parts = Array(bytes[start...])
            // The lengths and the first lists stand in front, where a change does most.
            let place = random.below(turn < 40 ? 600 : parts.count)
            parts[place] = UInt8(random.below(256))
            if turn % 3 == 0 { parts.removeLast(random.below(parts.count)) }
            let forged = Array(bytes.prefix(20)) + ContentDigest(of: [parts]).bytes + parts
            do {
                let read = try TextModel(decoding: forged)
                // Numbers of another meaning, and still numbers.
                _ = read.classify("lamp out", at: LampsAndBins.place(north: 1))
            } catch {
                #expect(error == .damaged)
            }
        }
    }
}
