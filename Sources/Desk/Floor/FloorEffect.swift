package import Intake

/// What follows from an event, in this order: rows to write, people to tell.
package enum FloorEffect: Hashable, Sendable {
    /// Shown to an agent.
    case offered(Offer)
    /// Not shown to them any more; none where they accepted.
    case withdrawn(Offer, OfferEnd)
    /// An agent has it from now on; `from` had it before.
    case assigned(ItemID, Assignment, from: AgentID?, version: Int64)
    /// It went back to the queue; `from` had it.
    case released(ItemID, from: AgentID, ReleaseReason, version: Int64)
    /// Waiting work left the queue until a moment.
    case snoozed(ItemID, until: Moment, version: Int64)
    /// It waits for the resident, or for a moment, and takes nothing of the agent's capacity.
    case rests(ItemID, Assignment)
    /// It rests or is snoozed no longer.
    case woke(ItemID)
    /// It left the floor; who had it, if anybody did.
    case closed(ItemID, holder: AgentID?)
    /// Where an agent is, whoever said so.
    case presence(AgentID, Presence)
    case refused(ItemID, AgentID, Refusal)
    case told(FloorNotice)
}
