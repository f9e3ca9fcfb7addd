/// What a column holds: the kinds that both engines have (`Dialect`), under each engine's word.
enum ColumnKind: Sendable {
    case int64
    case double
    case text
    case bytes

    /// - Parameter type: as the database's catalogue has it; nil where the schema has no such type.
    init?(_ type: String) {
        switch type.lowercased() {
        case "integer", "bigint": self = .int64
        case "real", "double precision": self = .double
        case "text": self = .text
        case "blob", "bytea": self = .bytes
        default: return nil
        }
    }
}
