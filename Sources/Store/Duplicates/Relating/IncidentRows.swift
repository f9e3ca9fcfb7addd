import Desk
import Intake

/// Writes what a new request is related to, by the facts of the transaction that writes it.
struct IncidentRows {
    /// A new request, and what it may be related to, the surest first.
    struct Found {
        let request: DuplicateCandidate
        let choices: [IncidentChoice]
    }

    private static let millisecondsPerDay: Int64 = 86_400_000

    private let rows: ReceivedRows
    private let changes: SQLRequestDesk

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.rows = rows
        changes = SQLRequestDesk(database: database, rows: rows)
    }

    /// Takes the first choice that still holds, if any does.
    func relate(
        _ found: Found, at now: Moment, as changing: RequestChanging, _ session: any SQLSession
    ) throws(StoreFailure) {
        let request = found.request.request
        // Whatever a person has done with it is theirs.
        guard let standing = try StandingRows.standing(request, session), standing.isOpen, standing.parent == nil,
            let message = try session.first(Self.firstMessage, [.id(request)], { $0.id(0) }),
            try !session.exists(Self.related, [.id(message), .id(request)])
        else { return }
        for choice in found.choices {
            guard let other = try StandingRows.standing(choice.other, session),
                try !session.exists(Self.ruledOut, [.id(choice.other), .id(request)])
            else { continue }
            switch choice.relation {
            case .sameIncident:
                guard try link(standing, to: other, at: now, as: changing, session) else { continue }
                return try note(.sameIncident, choice, choice.reason, of: request, message, at: now, session)
            case .recurs:
                guard let reason = try recurrence(found.request, choice, other, session) else { continue }
                try ChangeRows(rows: rows).event(
                    .recurs, on: request, detail: other.number.description, at: now, session)
                return try note(.recurs, choice, reason, of: request, message, at: now, session)
            }
        }
    }

    /// Not what somebody has or put off, nor where a resident waits in a chat, nor what sounds like an emergency: a person looks at those.
    private func link(
        _ standing: RequestStanding, to other: RequestStanding, at now: Moment, as changing: RequestChanging,
        _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        guard standing.status == .triage, standing.snoozedUntil == nil, other.isOpen,
            try !session.exists(Self.urgent, [.id(standing.request)])
        else { return false }
        let facts = ChangeFacts(now: now, standing: standing, other: other)
        guard case .change(let decided) = changing.verdict(.link(parent: other.number), facts, .gateway) else {
            return false
        }
        return try changes.write(decided, facts, .gateway, session)
    }

    /// Why a request is about what was closed before it came; nil where it is not.
    private func recurrence(
        _ request: DuplicateCandidate, _ choice: IncidentChoice, _ other: RequestStanding, _ session: any SQLSession
    ) throws(StoreFailure) -> String? {
        guard other.closedAs == .resolved,
            let closed = try session.first(Self.closedAt, [.id(other.request)], { $0.moment(0) }),
            closed <= request.openedAt
        else { return nil }
        if choice.needsProof {
            for one in [request.request, other.request] {
                guard try session.exists(Self.isProven, [.id(one)]) else { return nil }
            }
        }
        let days = (request.openedAt.milliseconds - closed.milliseconds) / Self.millisecondsPerDay
        let ago = days == 0 ? "less than a day" : days == 1 ? "a day" : "\(days) days"
        return "\(choice.reason), closed \(ago) before"
    }

    private func note(
        _ kind: Decision.Kind, _ choice: IncidentChoice, _ reason: String, of request: RowID, _ message: RowID,
        at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.write(
            ChangesWriter.insertDecision,
            [
                .id(rows.ids.next()), .text(kind.rawValue), .id(request), .id(message), .id(choice.other),
                .text(reason), .double((choice.score * 1_000).rounded() / 1_000), .moment(now),
            ])
    }

    private static let firstMessage = SQLStatement("SELECT id FROM message WHERE request = $1 ORDER BY id LIMIT 1")

    private static let related = SQLStatement(
        "SELECT 1 FROM decision WHERE message = $1 AND request = $2 AND (kind = 'same_incident' OR kind = 'recurs')")

    private static let ruledOut = SQLStatement("SELECT 1 FROM not_duplicate WHERE request = $1 AND other = $2")

    private static let urgent = SQLStatement(
        """
        SELECT 1 FROM service_request s WHERE s.id = $1 AND (s.channel_kind = 'chat'
            OR EXISTS (SELECT 1 FROM event e WHERE e.request = $1 AND e.kind = 'emergency'))
        """)

    private static let closedAt = SQLStatement(
        """
        SELECT at FROM event WHERE request = $1 AND (kind = 'resolved' OR kind = 'closed' OR kind = 'closed_again')
        ORDER BY id DESC LIMIT 1
        """)

    private static let isProven = SQLStatement(
        "SELECT 1 FROM message WHERE request = $1 AND is_sender_verified = 1 AND is_unconfirmed = 0 LIMIT 1")
}
