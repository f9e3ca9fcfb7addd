import Foundation
import TestKit

/// Runs a program to its end.
struct Command {
    struct Result {
        /// Whether it ended with 0.
        var isGood: Bool
        var output: String
    }

    /// - Parameter environment: added to the test's own.
    /// - Returns: whether it succeeded, and standard output with standard error.
    @discardableResult
    static func run(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
    ) async throws -> Result {
        // A file and no pipe: what a script leaves running would hold a pipe open, and its end would never come.
        let folder = try TemporaryFolder()
        let file = folder.path("output")
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        let words = environment.map { "\($0.key)=\($0.value)" } + [program] + arguments
        let child = try ChildProcess("/usr/bin/env", words, output: file)
        let isGood = try await BlockingWork.run { (try? child.wait()) != nil }
        return Result(isGood: isGood, output: try String(contentsOfFile: file, encoding: .utf8))
    }
}
