package import Intake

/// A piece of work shown to one agent, who may accept it until a moment.
package struct Offer: Hashable, Sendable {
    package let item: ItemID
    package let agent: AgentID
    package let until: Moment
    /// The item's version, which the claim must name.
    package let version: Int64

    package init(item: ItemID, agent: AgentID, until: Moment, version: Int64) {
        self.item = item
        self.agent = agent
        self.until = until
        self.version = version
    }
}
