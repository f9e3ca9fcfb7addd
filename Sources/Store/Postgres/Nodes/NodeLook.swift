import Intake

/// What a node found when it looked at who holds what.
struct NodeLook: Sendable {
    /// The duties that this node holds now.
    var held: Set<DutyHold> = []
    /// Of the duties that it wants, some are held by nobody, and it took another one first.
    var isMoreFree = false
    /// Nodes that serve the database, this one among them.
    var nodes = 1
}
