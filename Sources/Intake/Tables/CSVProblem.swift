/// Why a file is no table, and where.
package struct CSVProblem: Error, Hashable, CustomStringConvertible {
    /// Of the file, counted from 1.
    package let line: Int
    package let reason: String

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }

    package var description: String { "line \(line): \(reason)" }
}
