import Intake
import Metrics

/// What the email channel counts.
enum EmailMetrics {
    /// A poll in which what the server listed is not what became something here.
    static func mismatch(_ channel: ChannelName) {
        Counter(label: "intake_mailbox_mismatch_total", dimensions: [("channel", channel.id)]).increment()
    }

    static func kept(_ outcomes: [KeepOutcome], _ channel: ChannelName) {
        let labels = [("channel", channel.id)]
        let redelivered = outcomes.filter(\.isRedelivery).count
        Counter(label: "intake_received_total", dimensions: labels).increment(by: outcomes.count - redelivered)
        if redelivered > 0 { Counter(label: "intake_redelivered_total", dimensions: labels).increment(by: redelivered) }
    }
}
