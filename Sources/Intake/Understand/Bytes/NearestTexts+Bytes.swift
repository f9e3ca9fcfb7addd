extension NearestTexts {
    /// Writes the part's numbers.
    func write(to writer: inout ModelWriter) {
        writer.write(classes)
        writer.write(starts)
        writer.write(texts)
        writer.write(values)
    }

    /// Reads what `write(to:)` wrote, and checks that it fits the rest of the model.
    init(from reader: inout ModelReader, features: Int, classes count: Int) throws(ModelFailure) {
        let (classes, starts) = (try reader.numbers(), try reader.numbers())
        let (texts, values) = (try reader.numbers(), try reader.floats())
        guard classes.count <= Self.mostTexts, classes.allSatisfy({ $0 < count }), starts.count == features + 1,
            starts.first == 0, starts.last.map(Int.init) == texts.count, texts.count == values.count,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), texts.allSatisfy({ $0 < classes.count })
        else { throw .damaged }
        self.init(classes: classes, starts: starts, texts: texts, values: values)
    }
}
