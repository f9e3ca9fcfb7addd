import Intake

/// Names rows by their ids in one line.
enum NamedRows {
    /// The first 20, and how many more there are.
    static func text(_ ids: [RowID]) -> String {
        let named = ids.prefix(20).map(\.description).joined(separator: ", ")
        return ids.count > 20 ? "\(named) and \(ids.count - 20) more" : named
    }
}
