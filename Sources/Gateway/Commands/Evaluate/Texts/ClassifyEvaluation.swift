import Foundation
import Intake

/// What `intake evaluate classify` prints. Shares are 0 to 1, rounded to four digits; a key whose value cannot be
/// measured is null.
struct ClassifyEvaluation: Encodable {
    let trainingRows: Int
    let labels: Int
    let rows: Int
    let outOfScopeRows: Int
    let top1: Double
    let top3: Double
    let macroF1: Double
    let coverageAt90: Double
    let coverageAt95: Double
    let calibrationError: Double
    let threshold: Double
    let assigned: Double
    let assignedPrecision: Double?
    let outOfScopeAuroc: Double?
    let department: Department?
    let learningSeconds: Double
    let modelBytes: Int
    let loadingMilliseconds: Double
    /// The median over the texts, one after another.
    let millisecondsPerText: Double

    struct Department: Encodable {
        let rows: Int
        let accuracy: Double
        let coverageAt90: Double
        let coverageAt95: Double
        let calibrationError: Double
        let threshold: Double
        let assigned: Double
        let assignedPrecision: Double?
    }

    /// Writes the model, reads it again as the running system does, and asks it about the texts.
    init(of learnt: TextModel, learningTook: Duration, asked: [Example]) throws(CommandFailure) {
        let bytes = learnt.encoded
        let start = ContinuousClock.now
        let model: TextModel
        do throws(ModelFailure) {
            model = try TextModel(decoding: bytes)
        } catch {
            throw CommandFailure("what was learnt cannot be read again: \(error)")
        }
        loadingMilliseconds = Self.milliseconds(ContinuousClock.now - start)
        var judged: [JudgedClassification] = []
        var times: [Double] = []
        for example in asked {
            let start = ContinuousClock.now
            let classification = model.classify(example.text, at: example.place)
            times.append(Self.milliseconds(ContinuousClock.now - start))
            judged.append(
                JudgedClassification(classification, label: example.label, department: example.department))
        }
        times.sort()
        millisecondsPerText = Self.rounded(times[times.count / 2])
        modelBytes = bytes.count
        learningSeconds = Self.rounded(Self.milliseconds(learningTook) / 1_000)
        trainingRows = model.examples
        labels = model.labels.count
        let figures = ClassificationFigures(judged, model: model)
        rows = figures.rows
        outOfScopeRows = figures.outOfScopeRows
        top1 = Self.rounded(figures.top1)
        top3 = Self.rounded(figures.top3)
        macroF1 = Self.rounded(figures.macroF1)
        coverageAt90 = Self.rounded(figures.coverageAt90)
        coverageAt95 = Self.rounded(figures.coverageAt95)
        calibrationError = Self.rounded(figures.calibrationError)
        threshold = Self.rounded(Double(model.thresholds.label))
        assigned = Self.rounded(figures.assigned)
        assignedPrecision = figures.assignedPrecision.map(Self.rounded)
        outOfScopeAuroc = figures.outOfScopeAUROC.map(Self.rounded)
        department = figures.departments.map { Department($0, threshold: model.thresholds.department) }
    }

    fileprivate static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

    private static func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }
}

extension ClassifyEvaluation.Department {
    fileprivate init(_ figures: ClassificationFigures.DepartmentFigures, threshold: Float) {
        let rounded = ClassifyEvaluation.rounded
        self.init(
            rows: figures.rows, accuracy: rounded(figures.accuracy), coverageAt90: rounded(figures.coverageAt90),
            coverageAt95: rounded(figures.coverageAt95), calibrationError: rounded(figures.calibrationError),
            threshold: rounded(Double(threshold)), assigned: rounded(figures.assigned),
            assignedPrecision: figures.assignedPrecision.map(rounded))
    }
}
