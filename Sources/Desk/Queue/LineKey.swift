import Intake

/// What the work in one line asks of an agent. There is a line for each such demand that anything waits with.
struct LineKey: Hashable, Sendable {
    var channel: ChannelKind
    var language: Language?
    var department: String?
    var team: TeamID?
    /// The one agent for whom it waits; nil for anybody.
    var agent: AgentID?
}
