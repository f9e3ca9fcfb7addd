/// Something that somebody who looks on should see.
package enum FloorChange: Hashable, Sendable {
    case offered(Offer, WorkCard)
    case withdrawn(Offer, OfferEnd)
    /// An agent has it, or what they have looks otherwise now.
    case mine(AgentID, WorkCard)
    /// They have it no longer.
    case notMine(AgentID, ItemID)
    case presence(AgentID, Presence)
    /// It is open, and new or changed.
    case open(WorkCard)
    /// It is open no longer.
    case left(ItemID)
    /// Its conversation or its rows were written.
    case touched(ItemID)
    case notice(FloorNotice)
}
