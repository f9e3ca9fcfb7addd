extension LinearVoice {
    /// Writes the part's numbers.
    func write(to writer: inout ModelWriter) {
        weights.write(to: &writer)
        writer.write(constants)
    }

    /// Reads what `write(to:)` wrote, and checks that it fits the rest of the model.
    init(from reader: inout ModelReader, features: Int, classes: Int) throws(ModelFailure) {
        let (weights, constants) = (try WeightTable(from: &reader, rows: features), try reader.lanes())
        guard constants.count == weights.blocks, constants.count == LinearLearner.groups(labels: classes) else {
            throw .damaged
        }
        self.init(weights: weights, constants: constants)
    }
}
