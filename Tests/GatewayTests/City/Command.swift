import Foundation
import TestKit

/// Runs a program to its end.
struct Command {
    struct Result {
        var exitCode: Int32
        /// Standard output with standard error, as they came.
        var output: String

        var isGood: Bool { exitCode == 0 }
    }

    /// - Parameter environment: added to the test's own.
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
        let exitCode: Int32 = try await BlockingWork.run {
            do {
                try child.wait()
                return 0
            } catch ChildProcess.Failure.status(_, let status) {
                // As wait(2) has it.
                return (status >> 8) & 0xFF
            }
        }
        return Result(exitCode: exitCode, output: try String(contentsOfFile: file, encoding: .utf8))
    }
}
