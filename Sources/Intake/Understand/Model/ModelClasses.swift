/// What a model parts texts into: pairs of a label and a department, since who dealt with a text says more about it
/// than its label alone. A label's probability is the sum over its pairs, and so is a department's.
struct ModelClasses: Sendable, Equatable {
    /// Sorted, each once.
    let labels: [String]
    /// Sorted, each once; empty where no department is known.
    let departments: [String]
    /// For each class its label and, where known, its department, as places in the lists.
    let pairs: [Pair]

    struct Pair: Hashable, Sendable, Comparable {
        var label: Int
        /// -1 where the department is not known.
        var department: Int

        static func < (one: Pair, other: Pair) -> Bool {
            (one.label, one.department) < (other.label, other.department)
        }
    }

    init(labels: [String], departments: [String], pairs: [Pair]) {
        self.labels = labels
        self.departments = departments
        self.pairs = pairs
    }

    /// The classes of the examples, and of each example its class.
    static func classes(of examples: [Example]) -> (classes: ModelClasses, numbers: [Int]) {
        let labels = Set(examples.map(\.label)).sorted()
        let departments = Set(examples.compactMap(\.department)).sorted()
        let labelNumbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        let departmentNumbers = Dictionary(uniqueKeysWithValues: departments.enumerated().map { ($1, $0) })
        let pairs = examples.map { example in
            Pair(
                label: labelNumbers[example.label] ?? 0,
                department: example.department.flatMap { departmentNumbers[$0] } ?? -1)
        }
        let distinct = Set(pairs).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        let classes = ModelClasses(labels: labels, departments: departments, pairs: distinct)
        return (classes, pairs.map { numbers[$0] ?? 0 })
    }

    var count: Int { pairs.count }

    /// For each label its probability.
    func labelProbabilities(_ probabilities: [Float]) -> [Float] {
        var sums = [Float](repeating: 0, count: labels.count)
        for (pair, probability) in zip(pairs, probabilities) { sums[pair.label] += probability }
        return sums
    }

    /// For each department its probability; what is known of no department is spread over all in their proportions.
    func departmentProbabilities(_ probabilities: [Float]) -> [Float] {
        var sums = [Float](repeating: 0, count: departments.count)
        for (pair, probability) in zip(pairs, probabilities) where pair.department >= 0 {
            sums[pair.department] += probability
        }
        let all = sums.reduce(0, +)
        return all > 0 ? sums.map { $0 / all } : sums
    }
}
