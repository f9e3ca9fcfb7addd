import Glibc
import Intake
import Wire

/// A child died while it read a message.
struct RehearsalDeath: Hashable, Sendable {
    enum Cause: Hashable, Sendable, CustomStringConvertible {
        case signal(Int32)
        case tooSlow

        /// Nil for an end that says nothing about what was being read: it came from outside, or was the program's own decision.
        init?(_ end: ChildOutcome.End) {
            switch end {
            case .signalled(SIGXCPU), .silent, .overtime: self = .tooSlow
            // An operator, or systemd when it stops the service, ends all of our processes with one of these.
            case .signalled(SIGTERM), .signalled(SIGINT), .signalled(SIGHUP): return nil
            case .signalled(let signal): self = .signal(signal)
            case .exited, .talkative, .cancelled: return nil
            }
        }

        /// For the quarantine's reason.
        var description: String {
            switch self {
            case .signal(let signal): "reading it ended the process twice, with signal \(signal)"
            case .tooSlow: "reading it took longer than `reading.time` twice"
            }
        }
    }

    let victim: RowID
    let cause: Cause
}
