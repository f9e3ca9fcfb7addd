import Foundation
import Intake
import Store

/// Runs long work on backups, telling how far it is.
enum BackupWork {
    /// - Throws: `CommandFailure` with the reason.
    static func run<Result: Sendable>(
        _ doing: String, _ work: @Sendable (BackupWatch) async throws(StoreFailure) -> Result
    ) async throws -> Result {
        try await CommandProgress.during(doing) { progress in
            do throws(StoreFailure) {
                return try await work(BackupWatch(told: { progress.say(BackupText.far($0)) }))
            } catch {
                throw CommandFailure(error.description)
            }
        }
    }

    /// One line on standard error.
    static func warn(_ text: String) { FileHandle.standardError.write(Data("warning: \(text)\n".utf8)) }
}
