extension Vocabulary {
    /// Writes the part's numbers.
    func write(to writer: inout ModelWriter) {
        writer.write(hashes)
        writer.write(rarity)
    }

    /// Reads what `write(to:)` wrote, and checks that it fits the rest of the model.
    init(from reader: inout ModelReader) throws(ModelFailure) {
        let (hashes, rarity) = (try reader.numbers(), try reader.floats())
        guard hashes.count == rarity.count, hashes.count <= Self.limit, hashes.first != 0,
            zip(hashes, hashes.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw .damaged }
        self.init(hashes: hashes, rarity: rarity)
    }
}
