package import Intake

/// Some agents who work the same hours every day.
package struct SimulatedShift: Hashable, Sendable {
    package var name: String
    package var count: Int
    /// Minutes since midnight; over 1440 for one that ends on the next day. Nil: all the time.
    package var minutes: Range<Int>?
    /// Minutes since midnight, within the shift. Breaks begin with no new work; what is in hand is finished.
    package var breaks: [Range<Int>]
    package var channels: Set<ChannelKind>
    package var languages: Set<Language>
    package var points: Int
    /// How long an agent takes to accept what is offered.
    package var answering: TimeDistribution

    package init(
        _ name: String, count: Int = 1, minutes: Range<Int>? = nil, breaks: [Range<Int>] = [],
        channels: Set<ChannelKind> = Set(ChannelKind.allCases), languages: Set<Language> = [.english], points: Int = 10,
        answering: TimeDistribution = .fixed(.seconds(5))
    ) {
        self.name = name
        self.count = count
        self.minutes = minutes
        self.breaks = breaks
        self.channels = channels
        self.languages = languages
        self.points = points
        self.answering = answering
    }
}
