import Desk
import Intake

/// Reads a resident with their history.
enum ResidentReader {
    private struct Other {
        var resident: RowID
        var name: String?
        var address: String
        var request: RowID
    }

    static func story(
        of number: TrackingNumber, _ session: any SQLSession
    ) throws(StoreFailure) -> ResidentStory? {
        var request = RowID(rawValue: 0)
        let found = try session.first(ofRequest, [.text(number.symbols)]) { row -> ResidentStory in
            request = row.id(3)
            return ResidentStory(
                id: row.id(0), name: row.optionalText(1), language: Language(rawValue: row.text(2)) ?? .english)
        }
        guard var story = found else { return nil }
        story.identities = try session.all(identities, [.id(story.id)]) {
            KnownIdentity(
                identity: Identity(kind: Identity.Kind(rawValue: $0.text(0)) ?? .email, address: $0.text(1)),
                verifiedAt: $0.optionalMoment(2), isOptedOut: $0.flag(3))
        }
        story.requests = try requests(of: story.id, session)
        story.contacts = try CountedContactRows.all(of: story.id, session)
        let proven = try ProvenSame(story: story).residents(session)
        let others = try candidates(of: story, on: request, session)
        story.possiblySame = proven + others.filter { other in !proven.contains { $0.resident == other.resident } }
        story.merged = try session.all(merged, [.id(story.id)]) {
            MergedResident(resident: $0.id(0), name: $0.optionalText(1), at: $0.moment(2))
        }
        return story
    }

    /// The newest first, at most 30.
    static func requests(
        of resident: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> [ResidentRequest] {
        try session.all(history, [.id(resident)]) { Self.request($0) }.compactMap { $0 }
    }

    /// Who else wrote on the resident's requests; more likely the same person where they give the same name.
    private static func candidates(
        of story: ResidentStory, on request: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> [PossiblySame] {
        let name = story.name.map { folded($0) }
        let found = try session.all(others, [.id(story.id)]) {
            Other(resident: $0.id(0), name: $0.optionalText(1), address: $0.text(2), request: $0.id(3))
        }
        let candidates = found.map { other in
            let isSameName = name != nil && other.name.map { folded($0) } == name
            let place = other.request == request ? "wrote on this request" : "wrote on another request of theirs"
            return PossiblySame(
                resident: other.resident, name: other.name, address: other.address,
                reason: isSameName ? "same name, \(place)" : place, score: isSameName ? 0.8 : 0.3)
        }
        return candidates.sorted { $0.score > $1.score }
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }

    private static func request(_ row: borrowing SQLRow) -> ResidentRequest? {
        guard let number = TrackingNumber(row.text(0)), let channel = ChannelKind(rawValue: row.text(4)) else {
            return nil
        }
        return ResidentRequest(
            number: number, title: row.text(1), status: RequestStatus(rawValue: row.text(2)) ?? .triage,
            department: row.text(3), channel: channel, openedAt: row.moment(5))
    }

    static let ofRequest = SQLStatement(
        """
        SELECT r.id, r.name, r.language, s.id FROM service_request s JOIN resident r ON r.id = s.resident
        WHERE s.tracking_number = $1
        """)

    /// STOP is a number's word to one of ours: the ones that it wrote to.
    static let identities = SQLStatement(
        """
        SELECT i.kind, i.address, i.verified_at,
            CASE WHEN i.kind = 'phone' AND EXISTS (
                SELECT 1 FROM service_request s JOIN message m ON m.request = s.id
                    JOIN opt_out o ON o.channel = m.channel AND o.number = i.address
                WHERE s.resident = $1 AND m.channel_kind = 'sms') THEN 1 ELSE 0 END
        FROM identity i WHERE i.resident = $1 ORDER BY i.kind, i.address LIMIT 50
        """)

    static let history = SQLStatement(
        """
        SELECT tracking_number, title, status, department, channel_kind, opened_at FROM service_request
        WHERE resident = $1 ORDER BY id DESC LIMIT 30
        """)

    /// On the newest requests of theirs.
    static let others = SQLStatement(
        """
        SELECT m.resident, MAX(r.name), MAX(m.sender), MAX(m.request)
        FROM (SELECT id FROM service_request WHERE resident = $1 ORDER BY id DESC LIMIT 30) AS s
            JOIN message m ON m.request = s.id JOIN resident r ON r.id = m.resident
        WHERE m.resident <> $1 AND EXISTS (SELECT 1 FROM identity i WHERE i.resident = m.resident)
        GROUP BY m.resident LIMIT 10
        """)

    static let merged = SQLStatement(
        """
        SELECT v.source, r.name, v.at FROM moving v JOIN resident r ON r.id = v.source
        WHERE v.target = $1 AND v.kind = 'residents' AND v.taken_back_at IS NULL ORDER BY v.change_id DESC LIMIT 10
        """)
}
