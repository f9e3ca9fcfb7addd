package import Intake

/// A target is in danger, or was missed.
package struct ServiceEvent: Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable {
        case warning
        case breach
    }

    package let stage: ServiceStage
    package let kind: Kind
    /// When it came to that, however late it was noticed.
    package let at: Moment
    /// Who is to hear of it; at least one.
    package let people: [AgentID]
}
