package import Intake

/// One contact that is known beforehand, as from a recorded day.
package struct SimulatedArrival: Hashable, Sendable {
    /// Milliseconds since the first day's midnight.
    package var at: Int64
    package var kind: ChannelKind
    /// Milliseconds; nil to draw it as the channel says.
    package var handling: Double?
    /// Milliseconds; nil to draw it as the channel says.
    package var patience: Double?
    /// 1, the most urgent, to 5.
    package var priority: Int
    package var language: Language?

    package init(
        at: Int64, kind: ChannelKind, handling: Double? = nil, patience: Double? = nil, priority: Int = 3,
        language: Language? = nil
    ) {
        self.at = at
        self.kind = kind
        self.handling = handling
        self.patience = patience
        self.priority = priority
        self.language = language
    }
}
