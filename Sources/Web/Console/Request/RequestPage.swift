import Desk
import Intake
import Reports

/// A request as its template takes it.
struct RequestPage {
    let detail: RequestDetail
    let standing: RequestStanding
    let answers: [WrittenAnswer]
    let notes: [RequestNote]
    let facts: AnswerFacts?
    let reader: StaffPerson
    let catalogue: DeskCatalogue
    let named: NamedRequests
    let time: StaffTime
    /// The answer as it was typed so far.
    var text = ""
    /// The note as it was typed so far.
    var note = ""
    /// Sent back with the answer, so that it is written once.
    let formID: String

    var values: [String: Any] {
        let summary = detail.summary
        var values: [String: Any] = [
            "number": summary.trackingNumber.description,
            "request_number": summary.trackingNumber.description, "request_title": summary.title,
            "version": String(standing.version), "form": formID, "note": note, "has_note": !note.isEmpty,
            "longest_note": String(RequestNote.longest), "reader": String(reader.agent.rawValue),
            "status": ConsoleWords.status(standing), "priority": ConsoleWords.priority(standing.priority),
            "department": standing.department, "queue": standing.queue, "rule": placedBy,
            "channel": ConsoleWords.channel(summary.channel.kind),
            "language": ConsoleWords.language(summary.language), "language_code": summary.language.rawValue,
            "opened": time.text(summary.openedAt), "opened_machine": time.machine(summary.openedAt),
            "timeline": RequestTimeline(
                detail: detail, answers: answers, notes: notes, reader: reader.agent, time: time, named: named
            ).values,
            "is_open": standing.isOpen,
            "may_write": reader.may(.requestAnswer), "may_take": reader.may(.assignOwn),
        ]
        if let code = standing.requestType {
            values["type"] = catalogue.types.first { $0.code == code }?.name(in: .english, city: .english) ?? code
        }
        values["team"] = standing.team?.name
        values["place"] = standing.place
        values["tags"] = summary.placement.tags.map { tags in
            ["names": tags.map { ["name": $0, "address": PercentText.escaped($0)] }]
        }
        values["reporter"] = summary.reportedBy.map(ConsoleWords.party)
        if let parent = standing.parent, named.sees(parent) {
            let isMerged = standing.closedAs == .merged
            values["parent"] = [
                "number": parent.description, "way": isMerged ? "into" : "of", "may_unlink": !isMerged,
            ]
        }
        if let holder = standing.holder {
            values["holder"] = [
                "name": holder.name, "since": time.text(holder.since), "is_reader": holder.agent == reader.agent,
            ]
        }
        if reader.may(.requestAnswer) { values.merge(writing) { _, new in new } }
        return values
    }

    private var writing: [String: Any] {
        var values = form
        if standing.isOpen {
            values["details"] = DetailsForm(standing: standing, catalogue: catalogue).values
            values["closing"] = [
                "reasons": ClosingReason.choices.map { ["value": $0.rawValue, "name": ConsoleWords.closing($0)] }
            ]
        } else if standing.closedAs != .merged {
            values["may_reopen"] = true
        }
        return values
    }

    private var placedBy: String {
        let placement = detail.summary.placement
        return placement.rule == "person" ? placement.reason : "\(placement.rule) (\(placement.reason))"
    }

    private var form: [String: Any] {
        if standing.closedAs == .merged, let parent = standing.parent {
            let other = named.sees(parent) ? parent.description : "another request"
            return ["cannot_answer": "Its messages went to \(other): answer there."]
        }
        guard let message = facts?.latest else { return ["cannot_answer": "Nobody wrote on it who could be answered."] }
        let ways = (facts?.ways ?? []).map { AnswerWays.option($0, time) }
        let isOptedOut = facts?.isOptedOut == true
        if isOptedOut, ways.isEmpty {
            return ["cannot_answer": "Cannot answer by text: the resident sent STOP to this number."]
        }
        return [
            "answer": [
                "seen": answers.last.map { String($0.id.rawValue) } ?? "", "text": text,
                "way": ConsoleWords.channel(message.channel.kind).lowercased(),
                "recipient": message.channel.kind == .chat ? "the chat" : message.senderName ?? message.sender,
                "ways": ways, "has_ways": !ways.isEmpty, "is_opted_out": isOptedOut,
                "is_text": message.channel.kind == .sms,
                "limit": String(Answering.longestText(on: message.channel.kind)),
            ] as [String: Any]
        ]
    }
}
