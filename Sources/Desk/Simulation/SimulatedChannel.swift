package import Intake

/// What comes in on a channel kind, and what it takes.
package struct SimulatedChannel: Hashable, Sendable {
    package let kind: ChannelKind
    /// Contacts an hour, for each of the 24 hours of a day; they come by chance (Poisson).
    package var perHour: [Double]
    /// How long one takes an agent who does nothing else.
    package var handling: TimeDistribution
    /// The share of the agent's attention that one needs meanwhile: of two chats at 0.5, neither slows the other; three of them
    /// take half as long again.
    package var attention: Double
    /// After how long a resident gives up waiting; nil for never.
    package var patience: TimeDistribution?
    /// The wait that is promised.
    package var target: Duration
    /// The share of contacts in languages other than the first agents' own, by language; the rest asks for none.
    package var languages: [Language: Double]

    package init(
        _ kind: ChannelKind, perHour: [Double], handling: TimeDistribution, attention: Double = 1,
        patience: TimeDistribution? = nil, target: Duration, languages: [Language: Double] = [:]
    ) {
        self.kind = kind
        self.perHour = perHour
        self.handling = handling
        self.attention = attention
        self.patience = patience
        self.target = target
        self.languages = languages
    }
}
