/// How a child process ended, and what it had written to standard output by then.
package struct ChildOutcome: Hashable, Sendable {
    package enum End: Hashable, Sendable {
        /// By itself, with a status; 0 is good.
        case exited(Int32)
        /// By a signal that we did not send.
        case signalled(Int32)
        /// It took longer than allowed and was killed.
        case overtime
        /// It gave no sign of life for longer than allowed and was killed.
        case silent
        /// It wrote more than allowed and was killed.
        case talkative
        /// Whoever waited for it was cancelled; it was killed.
        case cancelled
    }

    package let end: End
    /// At most `ChildLimits.outputBytes`.
    package let output: [UInt8]

    package init(end: End, output: [UInt8]) {
        self.end = end
        self.output = output
    }

    /// It ended by itself, with 0.
    package var isGood: Bool { end == .exited(0) }
}
