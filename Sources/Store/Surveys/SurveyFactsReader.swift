import Desk
import Intake

/// Reads what deciding about a survey needs.
enum SurveyFactsReader {
    /// What was closed, and not decided about yet.
    struct Ending {
        var event: RowID
        var request: RowID
        var isChat: Bool
        var at: Moment
    }

    /// Nil where the request cannot be read.
    static func facts(
        _ ending: Ending, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> SurveyFacts? {
        let found = try session.first(request, [.id(ending.request)]) { row in
            TrackingNumber(row.text(0)).map { number in
                SurveyFacts(
                    now: now, ending: ending.isChat ? .chatEnded : .resolved, endedAt: ending.at,
                    request: ending.request, trackingNumber: number,
                    status: RequestStatus(rawValue: row.text(1)) ?? .triage, requestType: row.optionalText(2),
                    language: Language(rawValue: row.text(3)) ?? .english,
                    isDuplicate: !row.isNull(4) || row.text(6) == "duplicate",
                    isNotOurs: ["not_ours", "spam", "merged"].contains(row.text(6)), isAnswered: row.flag(7),
                    resident: row.optionalID(5), holder: nil, conversation: nil, messageID: nil,
                    isOptedOut: false)
            }
        }
        guard case var facts?? = found else { return nil }
        guard let message = try AnswerFactsReader.facts(on: facts.trackingNumber, now: now, session) else {
            return facts
        }
        facts.isOptedOut = message.isOptedOut
        guard let latest = message.latest else { return facts }
        facts.holder = LinkHolder(channel: latest.channel, address: latest.sender)
        facts.conversation = latest.conversation
        facts.messageID = latest.messageID
        return facts
    }

    /// Each ending has a row once it was decided about: those of its kind behind the last such row are new, and those that come late
    /// ($3, `LateRows`) and have none. An answer can be taken back for a while; a chat that ended has ended.
    static let endings = SQLStatement(
        """
        SELECT id, request, kind, at FROM (
            SELECT id, request, kind, at FROM event WHERE kind = 'resolved' AND request IS NOT NULL AND at <= $1
                AND id > COALESCE((SELECT MAX(event) FROM survey WHERE ending = 'resolved'), 0) - $3
            UNION ALL
            SELECT id, request, kind, at FROM event WHERE kind = 'chat_ended' AND request IS NOT NULL
                AND id > COALESCE((SELECT MAX(event) FROM survey WHERE ending = 'chat_ended'), 0) - $3) AS endings
        WHERE NOT EXISTS (SELECT 1 FROM survey s WHERE s.event = endings.id)
        ORDER BY id LIMIT $2
        """)

    private static let request = SQLStatement(
        """
        SELECT s.tracking_number, s.status, s.request_type, s.language, s.parent, s.resident, COALESCE(w.closed_as, ''),
            CASE WHEN EXISTS (SELECT 1 FROM answer a WHERE a.request = s.id AND a.withdrawn_at IS NULL)
                THEN 1 ELSE 0 END
        FROM service_request s LEFT JOIN work w ON w.request = s.id WHERE s.id = $1
        """)
}
