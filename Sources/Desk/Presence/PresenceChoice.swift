/// What an agent may say of themselves. The other states of `Presence` come about by what happens.
package enum PresenceChoice: String, CaseIterable, Codable, Hashable, Sendable {
    case offline
    case available
    case busy
    case onBreak = "break"
    /// For the time that `FloorPolicy.afterWorkLimit` allows.
    case afterWork = "after_work"
}
