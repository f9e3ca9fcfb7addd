import Foundation
import Intake

/// The statements of a chat session's log, shared by keeping (the resident's lines) and by `SQLChatLog` (ours).
enum SessionLog {
    /// Gives a kept chat message the session's next number and writes its line.
    ///
    /// - Throws: `.missing` where there is no such session.
    static func keep(
        _ received: Received, id: RowID, session chat: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> Int64 {
        guard let entry = try? JSONDecoder().decode(ChatEntry.self, from: Data(received.bytes)) else {
            throw StoreFailure(.refused, "a chat message without its entry")
        }
        let sequence = try next(chat, session)
        try session.write(
            insert,
            [
                .id(chat), .int64(sequence), .text(Direction.inbound.rawValue), .id(id), .null,
                .text(entry.clientID), .text(entry.text), .moment(received.arrivedAt),
            ])
        return sequence
    }

    /// The session's next number.
    static func next(_ chat: RowID, _ session: any SQLSession) throws(StoreFailure) -> Int64 {
        guard let sequence = try session.first(advance, [.id(chat)], { $0.int64(0) }) else {
            throw StoreFailure(.missing, "no such chat session")
        }
        return sequence
    }

    /// The number that a kept message got; nil where it is not a chat message.
    static func sequence(of received: RowID, _ session: any SQLSession) throws(StoreFailure) -> Int64? {
        try session.first(sequenceOf, [.id(received)]) { $0.int64(0) }
    }

    static let insert = SQLStatement(
        """
        INSERT INTO chat_line (session, sequence, direction, received, outbox, client_id, text, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    private static let advance = SQLStatement(
        "UPDATE chat_session SET last_sequence = last_sequence + 1 WHERE id = $1 RETURNING last_sequence")

    private static let sequenceOf = SQLStatement("SELECT sequence FROM chat_line WHERE received = $1")
}
