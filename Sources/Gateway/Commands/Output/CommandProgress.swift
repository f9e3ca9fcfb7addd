import Foundation

/// Says on standard error that a command still works, once a second and only where somebody watches: nothing goes into a file or pipe.
enum CommandProgress {
    /// - Parameters:
    ///   - doing: what is done, e.g. `recounting`.
    ///   - work: gets a function to say how far it is, e.g. `300 of 2000`.
    static func during<Result: Sendable>(
        _ doing: String, _ work: @Sendable (Progress) async throws -> Result
    ) async throws -> Result {
        let progress = Progress(doing)
        guard isatty(STDERR_FILENO) == 1 else { return try await work(progress) }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let clock = ContinuousClock()
                let start = clock.now
                while true {
                    try await clock.sleep(for: .seconds(1))
                    write("\r\(progress.line), \((clock.now - start).components.seconds) s")
                }
            }
            defer {
                group.cancelAll()
                // To the line's begin, and erased to its end (ECMA-48, EL).
                write("\r\u{1b}[K")
            }
            return try await work(progress)
        }
    }

    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
