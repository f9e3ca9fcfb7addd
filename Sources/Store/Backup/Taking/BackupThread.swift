import Glibc
import Intake

/// Long blocking work on a thread of its own, to which the system prefers whatever else wants the processor.
enum BackupThread {
    /// Of 19; what serves residents has 0.
    private static let niceness: CInt = 15

    /// Runs `body` and gives what it gave.
    static func run<T: Sendable>(
        _ body: @escaping @Sendable () throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        try await attempt(body).get()
    }

    /// Runs `body` and gives what it gave or threw.
    static func attempt<T: Sendable>(
        _ body: @escaping @Sendable () throws(StoreFailure) -> T
    ) async -> Result<T, StoreFailure> {
        await withCheckedContinuation { continuation in
            WorkerThread.start("store backup") {
                // With 0 Linux means the calling thread alone (setpriority(2), C library/kernel differences).
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
                do throws(StoreFailure) {
                    continuation.resume(returning: .success(try body()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
    }
}
