import Intake

/// What an agent carries, by the ordinal of the channel kind: work that awaits them, and offers that they see. Work that rests
/// (the resident is to answer, or a time is to come) counts nothing.
struct AgentLoad: Hashable, Sendable {
    private(set) var assigned = SIMD8<Int32>.zero
    private(set) var offered = SIMD8<Int32>.zero

    mutating func addAssigned(_ kind: ChannelKind, _ count: Int32) { assigned[kind.ordinal] &+= count }

    mutating func addOffered(_ kind: ChannelKind, _ count: Int32) { offered[kind.ordinal] &+= count }

    /// Points in use; offers hold their room.
    func points(_ policy: FloorPolicy) -> Int { Int(((assigned &+ offered) &* policy.weights).wrappedSum()) }

    /// How many of a kind, offers included.
    func count(_ kind: ChannelKind) -> Int { Int(assigned[kind.ordinal] &+ offered[kind.ordinal]) }

    /// Whether another of the kind stays within the caps of its rule, points aside.
    func isBelowCaps(_ kind: ChannelKind, _ rule: ChannelRule) -> Bool {
        count(kind) < rule.cap && Int(offered[kind.ordinal]) < rule.offersAtOnce
    }
}
