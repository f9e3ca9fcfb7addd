import Foundation
import TestKit

/// The real program, beside the test bundle.
enum IntakeProgram {
    struct Result: Sendable {
        /// Output and errors, as they came.
        var text: String
        var exitCode: Int32
    }

    static let path: String = {
        // The tests' own program lies in the folder that the program is built into.
        let own = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        let folders = [own] + bundles + [CityFiles.repository.appending(path: ".build/debug")]
        return folders.map { $0.appending(path: "intake").path }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
            ?? "intake"
    }()

    /// Runs it to its end.
    static func run(_ arguments: String...) async throws -> Result { try await run(arguments) }

    /// Runs it to its end.
    static func run(_ arguments: [String]) async throws -> Result {
        let folder = try TemporaryFolder()
        return try await BlockingWork.run {
            let output = folder.path("output")
            let child = try ChildProcess(path, arguments, output: output)
            var exitCode: Int32 = 0
            do {
                try child.wait()
            } catch ChildProcess.Failure.status(_, let status) {
                // As wait(2) has it.
                exitCode = (status >> 8) & 0xFF
            }
            return Result(text: try String(contentsOfFile: output, encoding: .utf8), exitCode: exitCode)
        }
    }
}
