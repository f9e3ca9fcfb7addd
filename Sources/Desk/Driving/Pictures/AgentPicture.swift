/// What an agent sees of their own place on the floor.
package struct AgentPicture: Sendable {
    package let presence: Presence
    package let offers: [(offer: Offer, card: WorkCard)]
    /// What they have, in the order of the queue.
    package let work: [WorkCard]
    /// Capacity in points, and what is in use of it.
    package let points: Int
    package let pointsInUse: Int
}
