/// A thread of its own for blocking mail sessions, as an actor: what runs isolated to it may block, and what it awaits runs where it
/// belongs. The cooperative pool, of which two blocked threads stall a small server, is never used.
///
/// One mailbox or one relay takes one thread, as the body of a service:
///
///     try await MailThread.run(name: "imap") { thread in
///         let session = try IMAPSession(settings, signal: thread.signal)
///         while true { … try session.waitForNews(…); … await keeper.keep(batch) … }
///     }
///
/// Cancelling the task that called `run` ends the blocking call under way with `ConnectionFailure.Code.cancelled`.
package actor MailThread {
    private nonisolated let executor: MailThreadExecutor
    /// Ends blocking calls from outside.
    package nonisolated let signal: WakeSignal

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private init(name: String, signal: WakeSignal) throws(ConnectionFailure) {
        executor = try MailThreadExecutor(name: name)
        self.signal = signal
    }

    /// Starts a thread, runs `body` on it, and ends the thread when that is done.
    ///
    /// - Parameters:
    ///   - name: shown by `ps` and `top`, cut to 15 bytes.
    ///   - signal: the one to wake or cancel by; a new one where none is given.
    /// - Throws: what `body` throws, or `ConnectionFailure` where no thread can be had.
    package static func run<Value: Sendable>(
        name: String, signal: WakeSignal? = nil,
        _ body: @Sendable (isolated MailThread) async throws -> Value
    ) async throws -> Value {
        let thread = try MailThread(name: name, signal: signal ?? WakeSignal())
        return try await withTaskCancellationHandler {
            try await thread.perform(body)
        } onCancel: {
            thread.signal.cancel()
        }
    }

    private func perform<Value: Sendable>(
        _ body: @Sendable (isolated MailThread) async throws -> Value
    ) async throws -> Value {
        try await body(self)
    }
}
