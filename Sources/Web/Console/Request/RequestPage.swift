import Desk
import Intake
import Reports

/// A request as its template takes it.
struct RequestPage {
    let detail: RequestDetail
    let answers: [WrittenAnswer]
    let facts: AnswerFacts?
    let holder: Holder?
    let reader: AgentID
    let time: StaffTime
    /// The answer as it was typed so far.
    var text = ""
    /// Sent back with the answer, so that it is written once.
    let formID: String

    var values: [String: Any] {
        let summary = detail.summary
        var values: [String: Any] = [
            "number": summary.trackingNumber.description, "request_title": summary.title,
            "status": ConsoleWords.status(summary.status),
            "priority": ConsoleWords.priority(summary.placement.priority),
            "department": summary.placement.department, "queue": summary.placement.queue,
            "rule": summary.placement.rule, "channel": ConsoleWords.channel(summary.channel.kind),
            "language": ConsoleWords.language(summary.language), "language_code": summary.language.rawValue,
            "opened": time.text(summary.openedAt), "opened_machine": time.machine(summary.openedAt),
            "timeline": RequestTimeline(detail: detail, answers: answers, reader: reader, time: time).values,
            "related": related, "has_related": !related.isEmpty,
            "is_open": summary.status == .triage || summary.status == .assigned,
        ]
        if let type = summary.placement.requestType { values["type"] = type }
        if let reporter = summary.reportedBy { values["reporter"] = reporter }
        if let holder {
            values["holder"] = [
                "name": holder.name, "since": time.text(holder.since), "is_reader": holder.agent == reader,
            ]
        }
        values.merge(form) { _, new in new }
        return values
    }

    private var related: [[String: Any]] {
        detail.decisions.compactMap { decision in
            decision.other.map { ["number": $0.description, "reason": decision.reason] }
        }
    }

    private var form: [String: Any] {
        guard let message = facts?.latest else { return ["cannot_answer": "Nobody wrote on it who could be answered."] }
        if facts?.isOptedOut == true {
            return ["cannot_answer": "Cannot answer by text: the resident sent STOP to this number."]
        }
        return [
            "answer": [
                "form": formID, "seen": answers.last.map { String($0.id.rawValue) } ?? "", "text": text,
                "way": ConsoleWords.channel(message.channel.kind).lowercased(),
                "recipient": message.channel.kind == .chat ? "the chat" : message.senderName ?? message.sender,
                "limit": String(Answering.longestText(on: message.channel.kind)),
            ] as [String: Any]
        ]
    }
}
