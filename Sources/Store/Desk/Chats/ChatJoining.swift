import Desk
import Intake

/// Marks that somebody of the staff came into a chat beside who has its request, once a chat.
struct ChatJoining {
    let rows: ReceivedRows

    /// What follows is told to the resident from the timeline (`ChatSceneLoop`).
    ///
    /// - Returns: false where nobody else has the request, its resident writes by another way, or the person is in the chat already.
    @discardableResult
    func join(
        _ request: RowID, agent: AgentID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        guard let chat = try Self.chat(of: request, session), !chat.hasEnded else { return false }
        let values = ["chat": chat.session.description]
        guard try session.exists(Self.heldByAnother, [.id(request), .agent(agent)]),
            try !session.exists(
                Self.joined,
                [
                    .text(AuditSubject.request(request).kind), .id(request), .agent(agent),
                    .text(try AuditRows.json(values)),
                ])
        else { return false }
        let name = try session.first(Self.name, [.agent(agent)]) { $0.text(0) } ?? ""
        let changes = ChangeRows(rows: rows)
        try changes.event(.chatJoined, on: request, detail: name, at: now, session)
        try changes.audit(
            .chatJoined, .request(request), by: Changer(agent: agent, name: name),
            after: values, at: now, session)
        return true
    }

    /// The chat in which the resident of a request wrote last; nil where they wrote last by another way.
    static func chat(of request: RowID, _ session: any SQLSession) throws(StoreFailure) -> StaffedChat? {
        let found = try session.first(newest, [.id(request)]) { row in
            row.text(0) == "chat" ? Int64(row.text(1)).map(RowID.init(rawValue:)) : nil
        }
        guard let chat = found ?? nil else { return nil }
        return StaffedChat(session: chat, hasEnded: try session.exists(SQLChatStage.ended, [.id(chat)]))
    }

    static let newest = SQLStatement(
        """
        SELECT channel_kind, recipient FROM message
        WHERE request = $1 AND is_unconfirmed = 0 AND automatic IS NULL ORDER BY id DESC LIMIT 1
        """)

    private static let name = SQLStatement("SELECT display_name FROM account WHERE id = $1")

    private static let heldByAnother = SQLStatement(
        "SELECT 1 FROM work WHERE request = $1 AND agent IS NOT NULL AND agent <> $2")

    /// The trail names the chat: who comes into the next one is told again.
    static let joined = SQLStatement(
        """
        SELECT 1 FROM audit WHERE subject_kind = $1 AND subject = $2 AND author = $3 AND action = 'chat.joined'
            AND after_values = $4
        """)
}
