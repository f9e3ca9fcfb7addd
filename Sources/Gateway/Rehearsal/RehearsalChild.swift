import Intake
import Wire

/// The child process that reads kept messages for `Rehearsal`: this very binary, as `intake debug rehearse`, under limits of memory
/// and time.
struct RehearsalChild: RehearsalStage {
    /// On a busy machine a child may get the processor for a part of the time only: so many times its limit it may be silent.
    private static let slack = 3
    /// Starting takes longer than reading.
    private static let start: Duration = .seconds(5)

    private let program: ChildProgram

    /// - Parameters:
    ///   - executable: this binary.
    ///   - timePerMessage: what one message may take; the child itself sees to it, by the processor's time.
    init(executable: String, arguments: [String], timePerMessage: Duration) {
        program = ChildProgram(
            executable, arguments,
            // Nobody reads where it died, and finding that out takes seconds.
            environment: ["SWIFT_BACKTRACE": "enable=no"],
            limits: ChildLimits(silence: Self.patience(timePerMessage), outputBytes: 1 << 20))
    }

    /// How long a reader may go on without coming to the end of a message, by the clock on the wall.
    static func patience(_ timePerMessage: Duration) -> Duration { timePerMessage * slack + start }

    func rehearse(_ ids: [RowID]) async throws -> RehearsalDeath? {
        guard !ids.isEmpty else { return nil }
        let list = ids.map { "\($0)\n" }.joined()
        let outcome = try await program.run(input: Array(list.utf8))
        if outcome.end == .cancelled { throw CancellationError() }
        if outcome.isGood { return nil }
        if let victim = RehearsalSpeech(outcome.output).current, let cause = RehearsalDeath.Cause(outcome.end) {
            return RehearsalDeath(victim: victim, cause: cause)
        }
        throw RehearsalFailure(description: "the process that rehearses kept messages failed: \(outcome.end)")
    }
}
