/// When to stop waiting for a command: after a silence, or after too long altogether. A server that dribbles a byte a second is silent.
struct IMAPPatience {
    private static let progressBytes = 64 << 10
    private let silence: Duration
    private let whole: Deadline
    private var quiet: Deadline
    private var bytes = 0

    init(silence: Duration, whole: Duration) {
        self.silence = silence
        self.whole = .after(whole)
        quiet = .after(silence)
    }

    var deadline: Deadline { min(quiet, whole) }

    mutating func note(bytes count: Int) {
        bytes += count
        if bytes >= Self.progressBytes { noteProgress() }
    }

    /// A response that says something: "OK still here" is none.
    mutating func noteProgress() {
        quiet = .after(silence)
        bytes = 0
    }
}
