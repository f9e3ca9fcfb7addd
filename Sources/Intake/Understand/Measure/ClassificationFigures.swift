/// How well a model classified texts that it had not learnt from. Shares are 0 to 1; nil where there was nothing to
/// measure.
package struct ClassificationFigures: Sendable, Equatable {
    /// All texts.
    package let rows: Int
    /// Those whose label the model has never seen: there is no right answer but strangeness.
    package let outOfScopeRows: Int
    /// Of the others: the likeliest label was right.
    package let top1: Double
    /// The label was among the three likeliest.
    package let top3: Double
    /// The mean over the labels that occur of F1, the harmonic mean of precision and recall.
    package let macroF1: Double
    /// The share that can be decided at .90 precision, the surest first.
    package let coverageAt90: Double
    package let coverageAt95: Double
    /// Expected calibration error.
    package let calibrationError: Double
    /// The share that the model's own threshold decides, and how much of it was right.
    package let assigned: Double
    package let assignedPrecision: Double?
    /// Whether strangeness parts texts of unknown labels from the others (area under the ROC curve).
    package let outOfScopeAUROC: Double?
    package let departments: DepartmentFigures?

    /// The same of the department, among texts that have one.
    package struct DepartmentFigures: Sendable, Equatable {
        package let rows: Int
        package let accuracy: Double
        package let coverageAt90: Double
        package let coverageAt95: Double
        package let calibrationError: Double
        package let assigned: Double
        package let assignedPrecision: Double?
    }

    package init(_ judged: [JudgedClassification], model: TextModel) {
        let known = Set(model.labels)
        let inScope = judged.filter { known.contains($0.label) }
        let count = Double(max(1, inScope.count))
        rows = judged.count
        outOfScopeRows = judged.count - inScope.count
        top1 = Double(inScope.count(where: \.isRight)) / count
        top3 = Double(inScope.count(where: \.isAmongThree)) / count
        macroF1 = Self.macroF1(inScope)
        let certainties = Certainties(inScope.map { ($0.certainty, $0.isRight) })
        coverageAt90 = certainties.coverage(atPrecision: 0.90)
        coverageAt95 = certainties.coverage(atPrecision: 0.95)
        calibrationError = certainties.calibrationError
        (assigned, assignedPrecision) = certainties.decided(from: model.thresholds.label)
        outOfScopeAUROC = RankedPair.areaUnderCurve(
            low: inScope.map(\.classification.strangeness),
            high: judged.filter { !known.contains($0.label) }.map(\.classification.strangeness))
        departments = Self.departments(inScope.filter { $0.department != nil }, model)
    }

    private static func departments(_ judged: [JudgedClassification], _ model: TextModel) -> DepartmentFigures? {
        guard !judged.isEmpty, !model.departments.isEmpty else { return nil }
        let certainties = Certainties(judged.map { ($0.departmentCertainty, $0.isDepartmentRight) })
        let (assigned, precision) = certainties.decided(from: model.thresholds.department)
        return DepartmentFigures(
            rows: judged.count, accuracy: Double(judged.count(where: \.isDepartmentRight)) / Double(judged.count),
            coverageAt90: certainties.coverage(atPrecision: 0.90),
            coverageAt95: certainties.coverage(atPrecision: 0.95), calibrationError: certainties.calibrationError,
            assigned: assigned, assignedPrecision: precision)
    }

    private static func macroF1(_ judged: [JudgedClassification]) -> Double {
        var right: [String: Int] = [:]
        var guessed: [String: Int] = [:]
        var real: [String: Int] = [:]
        for item in judged {
            real[item.label, default: 0] += 1
            guessed[item.classification.labels.first?.name ?? "", default: 0] += 1
            if item.isRight { right[item.label, default: 0] += 1 }
        }
        guard !real.isEmpty else { return 0 }
        let sum = real.reduce(0.0) { sum, label in
            let both = Double(label.value + guessed[label.key, default: 0])
            return sum + 2 * Double(right[label.key, default: 0]) / both
        }
        return sum / Double(real.count)
    }
}
