/// The mail by which a rule tells an address of the staff's that something came. It quotes nothing of what anybody wrote: mail goes through
/// many hands.
struct StaffNotice {
    /// Mails of this sort to one address: a storm must not bury what they are about.
    static let cap = AnswerCap(hourly: 60, daily: 500)

    let number: TrackingNumber
    let placement: Placement
    let type: String?
    let channel: ChannelKind

    var subject: String { "\(number): \(placement.department) (rule \(placement.rule))" }

    var text: String {
        var lines = [
            "A new request came by \(channel.rawValue).", "", "Number: \(number)",
            "Department: \(placement.department)",
            "Queue: \(placement.queue)", "Priority: \(placement.priority)",
        ]
        if let type { lines.append("Type: \(type)") }
        return
            (lines + [
                "Rule: \(placement.rule), by \(placement.reason)", "",
                "What it says stands at the desk. This mail was sent by itself, at most \(Self.cap.hourly) an hour.",
            ]).joined(separator: "\n")
    }
}
