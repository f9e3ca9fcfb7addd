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
    let named: NamedRequests
    /// Nil for what is closed.
    let duplicates: PossibleDuplicates?
    let time: StaffTime

    var values: [String: Any] {
        var values: [String: Any] = [:]
        values["merge"] = duplicates?.values
        if standing.closedAs == .merged, standing.status == .resolved { values["may_unmerge"] = true }
        if let splitFrom, named.sees(splitFrom), standing.status != .setAside {
            values["split_from"] = ["source": splitFrom.description]
        }
        if detail.messages.count > 1, standing.closedAs != .merged {
            values["split"] = ["messages": detail.messages.map(message)]
        }
        return values
    }

    private func message(_ message: RequestMessage) -> [String: Any] {
        let line = message.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "(no text)"
        return [
            "id": message.id.description, "words": String(line.prefix(Self.excerpt)),
            "at": time.text(message.arrivedAt),
        ]
    }
}
