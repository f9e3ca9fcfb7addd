/// Gathers problems while files are read, so that all are told at once. Lives within one reading, on one task.
final class ProblemList {
    private(set) var problems: [SettingsProblem] = []

    func add(_ message: String, file: String, line: Int? = nil) {
        problems.append(SettingsProblem(file: file, line: line, message: message))
    }

    /// By file and line, each once.
    var sorted: [SettingsProblem] {
        Array(Set(problems)).sorted { ($0.file, $0.line ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.message) }
    }
}
