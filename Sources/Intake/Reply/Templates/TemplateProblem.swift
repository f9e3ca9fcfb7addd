/// Something wrong with the reply templates, for `intake check`.
package struct TemplateProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name.
    package let file: String
    /// Counted from 1; nil where it concerns the whole file.
    package let line: Int?
    /// What is wrong and what to do, in words for the operator.
    package let reason: String

    package init(file: String, line: Int? = nil, _ reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    package var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)" }
}
