/// An agent as the supervisor sees them.
package struct AgentStanding: Hashable, Sendable {
    package let profile: AgentProfile
    package let presence: Presence
    /// False while their connection is lost and the grace runs.
    package let isConnected: Bool
    /// Of `profile.points`; offers hold their room.
    package let pointsInUse: Int
    /// What they have, work that rests included; in the order of its ids.
    package let assigned: [ItemID]
    package let offers: [ItemID]
}
