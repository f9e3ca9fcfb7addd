/// Why a piece of work went back to the queue.
package enum ReleaseReason: String, Codable, Hashable, Sendable {
    case putBack = "put_back"
    /// Handed to a team or department.
    case handedOver = "handed_over"
    /// The agent signed off while it was live.
    case signedOff = "signed_off"
    /// The agent's connection was lost for longer than the grace.
    case vanished
    /// The agent is no longer of the staff.
    case retired
}
