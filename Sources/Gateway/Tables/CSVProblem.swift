/// Why a file is no table, and where.
struct CSVProblem: Error, Hashable, CustomStringConvertible {
    /// Of the file, counted from 1.
    let line: Int
    let reason: String

    var description: String { "line \(line): \(reason)" }
}
