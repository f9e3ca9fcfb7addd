/// One thing that is wrong in a file, where it stands, and what to do.
package struct SettingsProblem: Hashable, Sendable, CustomStringConvertible {
    /// As the operator named it.
    package var file: String
    /// Counted from 1; nil where it is about the whole file.
    package var line: Int?
    package var message: String

    package var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}
