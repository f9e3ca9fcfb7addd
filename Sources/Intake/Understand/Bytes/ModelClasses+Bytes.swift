extension ModelClasses {
    /// Writes the part's numbers.
    func write(to writer: inout ModelWriter) {
        writer.write(labels)
        writer.write(departments)
        writer.write(pairs.map { UInt32($0.label) })
        writer.write(pairs.map { UInt32($0.department + 1) })
    }

    /// Reads what `write(to:)` wrote, and checks that it fits the rest of the model.
    init(from reader: inout ModelReader) throws(ModelFailure) {
        let (labels, departments) = (try reader.texts(), try reader.texts())
        let (first, second) = (try reader.numbers(), try reader.numbers())
        guard labels.count > 1, first.count == second.count, (2...TextModel.mostClasses).contains(first.count),
            first.allSatisfy({ $0 < labels.count }), second.allSatisfy({ $0 <= departments.count })
        else { throw .damaged }
        self.init(
            labels: labels, departments: departments,
            pairs: zip(first, second).map { Pair(label: Int($0), department: Int($1) - 1) })
    }
}
