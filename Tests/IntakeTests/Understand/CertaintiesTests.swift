import Testing

@testable import Intake

@Suite("Understanding: figures")
struct CertaintiesTests {
    private let certainties = Certainties([
        (0.95, true), (0.9, true), (0.8, false), (0.8, true), (0.3, false),
    ])

    @Test("coverage is the largest share at which the precision still holds; equal certainties stay together")
    func coverage() {
        #expect(certainties.coverage(atPrecision: 0.9) == 0.4)
        #expect(certainties.coverage(atPrecision: 0.75) == 0.8)
        #expect(certainties.coverage(atPrecision: 0.6) == 1)
        #expect(Certainties([(0.9, false)]).coverage(atPrecision: 0.9) == 0)
        #expect(Certainties([]).coverage(atPrecision: 0.9) == 0)
    }

    @Test("what is decided from a level on")
    func decided() {
        #expect(certainties.decided(from: 0.9).share == 0.4)
        #expect(certainties.decided(from: 0.9).precision == 1)
        #expect(certainties.decided(from: 0.8).precision == 0.75)
        #expect(certainties.decided(from: 0.99).precision == nil)
    }

    @Test("the calibration error is how far certainty is from what was right")
    func calibration() {
        #expect(abs(Certainties([(0.75, true), (0.75, false)]).calibrationError - 0.25) < 1e-6)
        #expect(abs(Certainties([(1, true), (1, true)]).calibrationError) < 1e-6)
    }

    @Test("the area under the curve: parted, mixed, equal, nothing to compare")
    func area() {
        #expect(RankedPair.areaUnderCurve(low: [1, 2], high: [3, 4]) == 1)
        #expect(RankedPair.areaUnderCurve(low: [3, 4], high: [1, 2]) == 0)
        #expect(RankedPair.areaUnderCurve(low: [1, 3], high: [2, 4]) == 0.75)
        #expect(RankedPair.areaUnderCurve(low: [1, 1], high: [1]) == 0.5)
        #expect(RankedPair.areaUnderCurve(low: [], high: [1]) == nil)
    }

    @Test("a level for decisions needs enough texts above it, and more than just the wanted precision")
    func thresholds() {
        let right = (0..<60).map { (probability: 1 - Float($0) / 100, isRight: true) }
        #expect(Thresholds.lowest(right) == right.last?.probability)
        #expect(Thresholds.lowest(Array(right.prefix(10))) == Thresholds.never)
        let mixed = right.map { (probability: $0.probability, isRight: $0.probability > 0.65) }
        let level = Thresholds.lowest(mixed)
        #expect(level > 0.6 && level < 0.7)
    }
}
