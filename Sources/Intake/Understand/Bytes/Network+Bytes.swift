extension Network {
    /// Writes the part's numbers.
    func write(to writer: inout ModelWriter) {
        first.write(to: &writer)
        writer.write(firstBias)
        writer.write(second)
        writer.write(secondBias)
    }

    /// Reads what `write(to:)` wrote, and checks that it fits the rest of the model.
    init(from reader: inout ModelReader, features: Int, classes: Int) throws(ModelFailure) {
        let first = try WeightTable(from: &reader, rows: features)
        let (firstBias, second, secondBias) = (try reader.lanes(), try reader.lanes(), try reader.lanes())
        guard firstBias.count == first.blocks, secondBias.count == LinearLearner.groups(labels: classes),
            second.count == firstBias.count * Lanes.scalarCount * secondBias.count
        else { throw .damaged }
        self.init(first: first, firstBias: firstBias, second: second, secondBias: secondBias)
    }
}
