package import Intake

/// Where an agent stands. Only who is `available`, and whose connection is there, is offered anything.
package enum Presence: Hashable, Codable, Sendable {
    /// Not signed in.
    case offline
    case available
    /// Signed in, at something else: offered nothing, but free to take by hand.
    case busy
    case onBreak
    /// Finishing what the last piece of work left to do; ends by itself at `until`, and the agent is available again.
    case afterWork(until: Moment)
    /// Let too many offers in a row pass. The supervisor sees it; it ends when the agent says where they are.
    case unanswered

    /// Signed in, whatever they are at.
    package var isPresent: Bool { self != .offline }
}
