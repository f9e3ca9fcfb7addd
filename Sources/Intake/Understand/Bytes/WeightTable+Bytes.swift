extension WeightTable {
    /// Writes the part's numbers.
    func write(to writer: inout ModelWriter) {
        writer.write(blocks)
        writer.write(scales)
        writer.write(values)
    }

    /// Reads what `write(to:)` wrote, and checks that it fits the rest of the model.
    init(from reader: inout ModelReader, rows: Int) throws(ModelFailure) {
        let blocks = try reader.int(in: 0...TextModel.mostClasses)
        let (scales, values) = (try reader.floats(), try reader.smallLanes())
        guard scales.count == rows, values.count == rows * blocks else { throw .damaged }
        self.init(blocks: blocks, values: values, scales: scales)
    }
}
