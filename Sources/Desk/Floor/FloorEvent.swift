package import Intake

/// What happens to the floor. Each comes with its moment (`Floor.apply`).
package enum FloorEvent: Hashable, Sendable {
    // MARK: Agents

    /// An agent belongs to the staff, or what they can do has changed. New ones are offline.
    case roster(AgentProfile)
    /// An agent belongs to the staff no longer: whatever they have goes back to the queue.
    case retired(AgentID)
    /// An agent says where they are.
    case presence(AgentID, PresenceChoice)
    /// An agent's connection is gone without goodbye.
    case vanished(AgentID)
    /// It is there again.
    case returned(AgentID)

    // MARK: Work

    /// New work. Known work is left as it is.
    case arrived(WorkItem)
    /// Work asks for something else, or is more or less pressing. `by` is nil where a rule says so: it does not move what a person placed.
    case changed(ItemID, WorkDemand, by: AgentID?)
    /// The resident has written: work that rests is awake.
    case residentWrote(ItemID)
    /// Done, abandoned, merged away, or set aside: it leaves the floor.
    case closed(ItemID)

    // MARK: Offers and claims; each names the item's version that was looked at

    case accepted(ItemID, by: AgentID, version: Int64)
    case declined(ItemID, by: AgentID)
    /// An agent takes waiting work by hand, also work that another is being offered.
    case took(ItemID, by: AgentID, version: Int64)

    // MARK: What people do with work; whether they may is decided before

    case handedOver(ItemID, to: Destination, by: AgentID, version: Int64)
    /// Who has it gives it back to the queue.
    case putBack(ItemID, by: AgentID, version: Int64)
    /// Off the queue, or off the agent's hands, until a moment or until the resident writes.
    case snoozed(ItemID, until: Moment, by: AgentID, version: Int64)
    /// Who has it has answered, and the resident is to write next.
    case awaitsResident(ItemID, by: AgentID)

    // MARK: The rest

    /// What the database says of a piece of work: at the start, and wherever a claim was decided there against this floor.
    case observed(WorkRow)
    /// Other rules from now on.
    case policy(FloorPolicy)
    /// Nothing happened but that time went on; due at `Floor.nextWake`.
    case time
}
