import Intake
import Wire

/// A child process of a rehearsal: this very binary, with a command that reads things from standard input and says of each when it begins
/// and ends (`RehearsalSpeech`).
struct RehearsalProcess: Sendable {
    /// Not the path that we were started by: behind that there may be a newer version by now.
    static let itself = "/proc/self/exe"

    /// On a busy machine a reader may get the processor for a part of the time only: so many times its limit it may be silent.
    private static let slack = 3
    /// Starting a child takes longer than reading.
    private static let start: Duration = .seconds(5)

    private let program: ChildProgram

    /// - Parameter timePerMessage: what one thing may take; the child itself sees to it, by the processor's time.
    init(executable: String = Self.itself, arguments: [String], timePerMessage: Duration) {
        program = ChildProgram(
            executable, arguments,
            // Nobody reads where it died, and finding that out takes seconds.
            environment: ["SWIFT_BACKTRACE": "enable=no"],
            limits: ChildLimits(silence: Self.patience(timePerMessage) + Self.start, outputBytes: 1 << 20))
    }

    /// How long a reader may go on without coming to the end of a message, by the clock on the wall.
    static func patience(_ timePerMessage: Duration) -> Duration { timePerMessage * slack }

    /// Nil where all came through.
    ///
    /// - Throws: `RehearsalFailure` or `ChildFailure` where nothing that was read is to blame; `CancellationError`.
    func run(_ input: [UInt8]) async throws -> RehearsalDeath? {
        let outcome = try await program.run(input: input)
        if outcome.end == .cancelled { throw CancellationError() }
        if outcome.isGood { return nil }
        let speech = RehearsalSpeech(outcome.output)
        // A server may let us wait, and no message is to blame for that. One that is read without an end is ended by its own limit, of the
        // processor's time.
        if outcome.end == .silent, speech.isAsking {
            throw RehearsalFailure(description: "the process that rehearses got no answer from the store")
        }
        if let victim = speech.current, let cause = RehearsalDeath.Cause(outcome.end) {
            return RehearsalDeath(victim: victim, cause: cause)
        }
        throw RehearsalFailure(description: "the process that rehearses failed: \(outcome.end)")
    }
}
