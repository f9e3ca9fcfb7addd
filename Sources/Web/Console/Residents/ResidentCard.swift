import Desk
import Intake

/// The resident beside a request, as the template takes them.
struct ResidentCard {
    let story: ResidentStory
    let shown: TrackingNumber
    /// A department partner sees of the history what is the department's.
    let sight: RequestSight
    let mayMerge: Bool
    let time: StaffTime

    var values: [String: Any] {
        let others = story.requests.filter { request in
            request.number != shown && sight.department.map { $0 == request.department } ?? true
        }
        return ["resident": values(others)]
    }

    private func values(_ others: [ResidentRequest]) -> [String: Any] {
        var values: [String: Any] = [
            "resident_language": ConsoleWords.language(story.language),
            "identities": story.identities.map(identity), "history": others.map(request),
            "has_history": !others.isEmpty,
        ]
        if sight.department == nil, !story.contacts.isEmpty {
            values["counted"] = ["contacts": ContactPage.values(story.contacts, time: time)]
        }
        if let name = story.name { values["resident_name"] = name }
        guard mayMerge else { return values }
        values["possibly_same"] = story.possiblySame.map { other in
            [
                "id": other.resident.description, "who": other.name ?? other.address, "address": other.address,
                "reason": other.reason, "score": "\(Int((other.score * 100).rounded())) %",
            ]
        }
        values["has_same"] = !story.possiblySame.isEmpty
        values["merged_residents"] = story.merged.map { other in
            [
                "id": other.resident.description, "who": other.name ?? "resident \(other.resident)",
                "at": time.text(other.at),
            ]
        }
        return values
    }

    private func identity(_ known: KnownIdentity) -> [String: Any] {
        let isVisitor = known.identity.kind == .visitor
        return [
            "kind": isVisitor ? "" : Self.kind(known.identity.kind),
            "address": isVisitor ? "Chat visitor" : known.identity.address,
            "is_verified": known.verifiedAt != nil, "is_opted_out": known.isOptedOut,
        ]
    }

    private func request(_ request: ResidentRequest) -> [String: Any] {
        [
            "other": request.number.description, "request_title": request.title,
            "state": ConsoleWords.status(request.status), "way": ConsoleWords.channel(request.channel),
            "at": time.text(request.openedAt),
        ]
    }

    private static func kind(_ kind: Identity.Kind) -> String {
        switch kind {
        case .email: "Email"
        case .phone: "Phone"
        case .visitor: "Chat"
        }
    }
}
