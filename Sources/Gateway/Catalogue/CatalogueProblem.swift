/// What is wrong in a file of request types, and where.
struct CatalogueProblem: Hashable, CustomStringConvertible {
    /// The line of a CSV file, or the entry of a JSON one, counted from 1; nil where it is about the whole file.
    var row: Int?
    /// As the columns are named; nil where it is about the whole row.
    var column: String?
    var reason: String

    var description: String {
        [row.map { "row \($0)" }, column, reason].compactMap(\.self).joined(separator: ": ")
    }
}
