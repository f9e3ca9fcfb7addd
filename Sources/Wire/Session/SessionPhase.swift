import NIOCore

/// Where a session stands between its opening and the end of its connection (RFC 6455 §7). Every phase but `open`
/// has a deadline, so that no peer can keep a closing session alive.
enum SessionPhase: Equatable {
    /// Messages flow.
    case open
    /// We sent a close frame and wait for the peer's.
    case closing(until: NIODeadline)
    /// Nothing more is to come; what waits is written, then the connection is closed.
    case finishing(until: NIODeadline)
    /// We failed the connection: our half is shut, what the peer still sends is thrown away until it sees our close
    /// frame. To close at once with unread bytes would make TCP reset, and the peer would never learn the reason.
    case draining(until: NIODeadline)
    /// The connection is closed.
    case closed

    /// When the connection is to be cut, come what may.
    var deadline: NIODeadline? {
        switch self {
        case .open, .closed: nil
        case .closing(let deadline), .finishing(let deadline), .draining(let deadline): deadline
        }
    }
}
