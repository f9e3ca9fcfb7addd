/// What became of a received thing: either way we have it, and the sender is told so (promise 2).
package enum KeepOutcome: Hashable, Sendable {
    /// It is new. A chat message also has its sequence number within the session.
    case kept(RowID, sequence: Int64?)
    /// The same source id again: nothing was added but a count. A chat message names the sequence number it got the first time.
    case redelivery(of: RowID, sequence: Int64?)

    package var id: RowID {
        switch self {
        case .kept(let id, _), .redelivery(let id, _): id
        }
    }

    package var sequence: Int64? {
        switch self {
        case .kept(_, let sequence), .redelivery(_, let sequence): sequence
        }
    }

    package var isRedelivery: Bool {
        if case .redelivery = self { true } else { false }
    }
}
