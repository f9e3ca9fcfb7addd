package import Intake

/// The rules by which the floor runs.
package struct FloorPolicy: Hashable, Sendable {
    /// Who declined an offer or let it pass is not offered the same again for so long.
    package var coolOff: Duration
    /// So many offers in a row that an agent lets pass make them `unanswered`.
    package var unansweredLimit: Int
    /// An agent whose connection is lost has so long to come back; then they are offline, and live work goes back to the queue.
    package var grace: Duration
    /// How long an agent may call it after-work.
    package var afterWorkLimit: Duration
    /// From this level of urgency on, room is kept for work that fits nowhere. A fresh piece of priority 5 is at level 0, of priority 1
    /// at 4; each `ChannelRule.pace` of waiting adds one.
    package var holdLevel: Int
    /// The level that a piece of work has reached when its due time comes, however young it is.
    package var dueLevel: Int

    /// The highest level. What has reached it goes in the order in which it did, so that a channel that is overrun starves no other.
    package var ceiling: Int

    private var rules: [ChannelRule]

    /// Each kind's weight by its ordinal.
    private(set) var weights: SIMD8<Int32>

    /// What a city begins with.
    package static let standard = FloorPolicy()

    package init(
        coolOff: Duration = .seconds(60), unansweredLimit: Int = 3, grace: Duration = .seconds(30),
        afterWorkLimit: Duration = .seconds(300), holdLevel: Int = 5, dueLevel: Int = 8, ceiling: Int = 100
    ) {
        self.coolOff = coolOff
        self.unansweredLimit = unansweredLimit
        self.grace = grace
        self.afterWorkLimit = afterWorkLimit
        self.holdLevel = holdLevel
        self.dueLevel = dueLevel
        self.ceiling = min(max(1, ceiling), 10_000)
        rules = Array(repeating: Self.rule(.email), count: ChannelKind.allCases.count)
        weights = .zero
        for kind in ChannelKind.allCases { self[kind] = Self.rule(kind) }
    }

    package subscript(kind: ChannelKind) -> ChannelRule {
        get { rules[kind.ordinal] }
        set {
            rules[kind.ordinal] = newValue
            weights[kind.ordinal] = Int32(newValue.weight)
        }
    }

    private static func rule(_ kind: ChannelKind) -> ChannelRule {
        switch kind {
        case .chat:
            ChannelRule(
                weight: 4, cap: 2, offerLimit: .seconds(30), pace: .seconds(30), stickyPatience: .seconds(60),
                languagePatience: .seconds(180), isLive: true)
        case .sms:
            ChannelRule(
                weight: 2, cap: 4, offerLimit: .seconds(60), pace: .seconds(120), stickyPatience: .seconds(300),
                languagePatience: .seconds(1_800), isLive: true)
        case .phone:
            ChannelRule(
                weight: 10, cap: 1, offerLimit: .seconds(20), pace: .seconds(10), stickyPatience: .seconds(20),
                languagePatience: .seconds(60), afterWork: .seconds(30), isLive: true)
        case .walkIn:
            ChannelRule(
                weight: 10, cap: 1, offerLimit: .seconds(60), pace: .seconds(30), stickyPatience: .seconds(60),
                languagePatience: .seconds(120), isLive: true)
        case .social:
            ChannelRule(weight: 2, cap: 3, offerLimit: .seconds(120), pace: .seconds(1_800))
        case .email, .web, .mobileApp:
            ChannelRule(
                weight: 1, cap: 5, offerLimit: .seconds(120), pace: .seconds(7_200), stickyPatience: .seconds(14_400),
                languagePatience: .seconds(86_400))
        }
    }
}
