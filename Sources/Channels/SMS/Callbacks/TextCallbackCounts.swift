import Intake
import Metrics

/// What is counted of one channel's calls. The counters are made once: to look one up by its labels costs more than to count.
struct TextCallbackCounts: Sendable {
    private let received: Counter
    private let redelivered: Counter
    private let byOutcome: [String: Counter]

    /// What becomes of a call that was believed.
    private static let outcomes = ["kept", "redelivered", "unknown_number"]

    init(_ channel: ChannelName) {
        let dimensions = [("channel", channel.id)]
        received = Counter(label: "intake_received_total", dimensions: dimensions)
        redelivered = Counter(label: "intake_redelivered_total", dimensions: dimensions)
        byOutcome = Dictionary(
            uniqueKeysWithValues: Self.outcomes.map { ($0, Self.calls(outcome: $0, channel: channel)) })
    }

    /// Counts a call that is durable now.
    func count(_ outcomes: [KeepOutcome], isToUnknownNumber: Bool) {
        let repeats = outcomes.count { $0.isRedelivery }
        if repeats > 0 { redelivered.increment(by: repeats) }
        if repeats < outcomes.count { received.increment(by: outcomes.count - repeats) }
        let isRepeat = repeats > 0 && repeats == outcomes.count
        byOutcome[isToUnknownNumber ? "unknown_number" : isRepeat ? "redelivered" : "kept"]?.increment()
    }

    /// Counts a call of which nothing was kept; nil where it is not known whose it is.
    static func count(outcome: String, of channel: ChannelName?) {
        calls(outcome: outcome, channel: channel).increment()
    }

    private static func calls(outcome: String, channel: ChannelName?) -> Counter {
        Counter(
            label: "intake_callbacks_total", dimensions: [("channel", channel?.id ?? "none"), ("outcome", outcome)])
    }
}
