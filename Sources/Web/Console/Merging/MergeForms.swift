import Desk
import Intake
import Reports

/// The forms to merge and to split, and the requests that may be about the same, as their template takes them.
struct MergeForms {
    /// Characters of a message that tell which it is.
    private static let excerpt = 60

    let detail: RequestDetail
    let standing: RequestStanding
    /// What the request was split off; nil where it was not.
    let splitFrom: TrackingNumber?
    let time: StaffTime

    var values: [String: Any] {
        var values: [String: Any] = [:]
        if standing.isOpen { values["merge"] = ["related": related] }
        if standing.closedAs == .merged, standing.status == .resolved { values["may_unmerge"] = true }
        if let splitFrom, standing.status != .setAside { values["split_from"] = ["source": splitFrom.description] }
        if detail.messages.count > 1, standing.closedAs != .merged {
            values["split"] = ["messages": detail.messages.map(message)]
        }
        return values
    }

    /// Found by the gateway: each with its reason and score (promise 10).
    var related: [[String: Any]] {
        var seen: Set<TrackingNumber> = []
        return detail.decisions.compactMap { decision in
            guard let other = decision.other, seen.insert(other).inserted else { return nil }
            return [
                "other": other.description, "reason": decision.reason,
                "score": "\(Int((decision.score * 100).rounded())) %",
            ]
        }
    }

    private func message(_ message: RequestMessage) -> [String: Any] {
        let line = message.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "(no text)"
        return [
            "id": message.id.description, "words": String(line.prefix(Self.excerpt)),
            "at": time.text(message.arrivedAt),
        ]
    }
}
