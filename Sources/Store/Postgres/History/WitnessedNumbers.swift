import Intake

/// What a node's file says of the histories that it has witnessed: a line with its own number, one with the schema, and one for each history.
struct WitnessedNumbers: Sendable {
    /// Histories are kept since this step of the schema: who has seen one has seen that.
    private static let firstSchema = 44

    /// This node's row.
    let node: Int64
    /// The newest schema that was acknowledged; 0 before the first.
    var schema = 0
    /// The highest number that was acknowledged, by history.
    var numbers: [Int64: Int64] = [:]

    init(node: Int64) { self.node = node }

    /// - Returns: nil where it is no such file.
    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let node = lines.first.flatMap({ Int64($0) }) else { return nil }
        self.init(node: node)
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            // An older program passes over this line, and leaves it out.
            if words.count == 2, words[0] == "schema", let number = Int(words[1]) { schema = number }
            let pair = words.compactMap { Int64($0) }
            if pair.count == 2 { numbers[pair[0]] = pair[1] }
        }
        if !numbers.isEmpty { schema = max(schema, Self.firstSchema) }
    }

    var text: String {
        (["\(node)", "schema \(schema)"] + numbers.map { "\($0.key) \($0.value)" }).map { $0 + "\n" }.joined()
    }
}
