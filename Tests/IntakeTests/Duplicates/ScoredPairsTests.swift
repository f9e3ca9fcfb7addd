import Testing

@testable import Intake

@Suite("Figures of scored pairs")
struct ScoredPairsTests {
    private let pairs = ScoredPairs([0.9, 0.8, 0.7, 0.6, 0.3], [true, true, false, true, false])

    @Test("the area under the curve counts what is ranked right; ties count half")
    func area() {
        #expect(((pairs.areaUnderCurve ?? 0) - 5.0 / 6).magnitude < 1e-12)
        #expect(ScoredPairs([0.5, 0.5], [true, false]).areaUnderCurve == 0.5)
        #expect(ScoredPairs([0.5], [true]).areaUnderCurve == nil)
    }

    @Test("the best threshold lies between two pairs, and one of a precision where it holds from there on")
    func thresholds() {
        #expect((pairs.bestThreshold - 0.45).magnitude < 1e-12)
        #expect(((pairs.threshold(precision: 0.97, atLeast: 1) ?? 0) - 0.75).magnitude < 1e-12)
        #expect(pairs.threshold(precision: 0.97, atLeast: 3) == nil)
        let above = pairs.above(0.6)
        #expect(above.pairs == 4 && above.duplicates == 3)
    }

    @Test("calibration is what was said against what was")
    func calibration() {
        let sure = ScoredPairs([1, 1, 0, 0], [true, true, false, false])
        #expect(sure.brier == 0 && sure.calibrationError == 0)
        let wrong = ScoredPairs([1, 0], [false, true])
        #expect(wrong.brier == 1 && wrong.calibrationError == 1)
        #expect(((ScoredPairs([0.25, 0.25], [true, false]).calibrationError) - 0.25).magnitude < 1e-12)
    }
}
