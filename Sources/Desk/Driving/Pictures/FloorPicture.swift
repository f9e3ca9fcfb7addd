package import Intake

/// The whole floor, as a supervisor sees it.
package struct FloorPicture: Sendable {
    package let agents: [AgentStanding]
    /// Since when each is where they are, as far as that was seen.
    package let presentSince: [AgentID: Moment]
    package let queue: [QueueStanding]
    /// Of what anybody has or is offered.
    package let cards: [ItemID: WorkCard]
    /// What waits, the most urgent first, so many at most.
    package let waiting: [WorkCard]
}
