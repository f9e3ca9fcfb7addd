import Intake

/// Moves the rows that hang on a request to another one, noting each, and moves exactly these back.
enum MovedRows {
    /// What hangs on a request, by the kind under which a moved row is noted.
    private struct Kind {
        var name: String
        /// The ids of a request's rows.
        var find: SQLStatement
        /// Sets the request of a row that stands on another: id, from, to.
        var move: SQLStatement
    }

    /// Moves everything; for merging.
    static func moveAll(
        from source: RowID, to target: RowID, _ change: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        for kind in kinds {
            for id in try session.all(kind.find, [.id(source)], { $0.id(0) }) {
                try move(id, kind, from: source, to: target, change, session)
            }
        }
    }

    /// Moves some messages, and with them the conversations and contacts that have no other message on the request; for splitting.
    static func move(
        _ messages: [RowID], from source: RowID, to target: RowID, _ change: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        for id in messages { try move(id, Self.messages, from: source, to: target, change, session) }
        for id in messages where try session.execute(confirm, [.id(id)]) == 1 {
            try session.execute(note, [.id(change), "unconfirmed", .id(id)])
        }
        for id in try session.all(conversationsLeft, [.id(target), .id(source)], { $0.id(0) }) {
            let isLoose = try session.exists(loose, [.id(id)])
            try session.execute(note, [.id(change), .text(isLoose ? "loose" : "conversation"), .id(id)])
            try session.execute(moveConversation, [.id(id), .id(source), .id(target)])
            for contact in try session.all(contactsOf, [.id(id), .id(source)], { $0.id(0) }) {
                try move(contact, contacts, from: source, to: target, change, session)
            }
        }
    }

    /// Moves back what a change moved, as far as it still stands where that put it.
    static func moveBack(
        _ change: RowID, from target: RowID, to source: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        for kind in kinds {
            for id in try session.all(noted, [.id(change), .text(kind.name)], { $0.id(0) }) {
                try session.execute(kind.move, [.id(id), .id(target), .id(source)])
            }
        }
        for id in try session.all(noted, [.id(change), "loose"], { $0.id(0) }) {
            try session.execute(loosen, [.id(id), .id(target)])
        }
        for id in try session.all(noted, [.id(change), "unconfirmed"], { $0.id(0) }) {
            try session.execute(unconfirm, [.id(id)])
        }
    }

    private static func move(
        _ id: RowID, _ kind: Kind, from source: RowID, to target: RowID, _ change: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard try session.execute(kind.move, [.id(id), .id(source), .id(target)]) == 1 else { return }
        try session.execute(note, [.id(change), .text(kind.name), .id(id)])
    }

    /// Contacts and conversations first: they are found through the messages. A conversation may have none: that of an answer by another way.
    private static let kinds = [
        contacts,
        Kind(
            name: "conversation",
            find: SQLStatement(
                """
                SELECT c.id FROM message m JOIN conversation c ON c.id = m.conversation
                WHERE m.request = $1 AND c.request = $1
                UNION SELECT c.id FROM outbox o JOIN conversation c ON c.id = o.conversation
                WHERE o.request = $1 AND c.request = $1
                """), move: moveConversation),
        messages,
        Kind(
            name: "outbox", find: SQLStatement("SELECT id FROM outbox WHERE request = $1"),
            move: SQLStatement("UPDATE outbox SET request = $3 WHERE id = $1 AND request = $2")),
        Kind(
            name: "answer", find: SQLStatement("SELECT id FROM answer WHERE request = $1"),
            move: SQLStatement("UPDATE answer SET request = $3 WHERE id = $1 AND request = $2")),
        Kind(
            name: "note", find: SQLStatement("SELECT id FROM note WHERE request = $1"),
            move: SQLStatement("UPDATE note SET request = $3 WHERE id = $1 AND request = $2")),
    ]

    private static let contacts = Kind(
        name: "contact",
        find: SQLStatement(
            """
            SELECT DISTINCT c.id FROM message m JOIN contact c ON c.conversation = m.conversation
            WHERE m.request = $1 AND c.request = $1
            """), move: SQLStatement("UPDATE contact SET request = $3 WHERE id = $1 AND request = $2"))

    private static let messages = Kind(
        name: "message", find: SQLStatement("SELECT id FROM message WHERE request = $1"),
        move: SQLStatement("UPDATE message SET request = $3 WHERE id = $1 AND request = $2"))

    /// A contribution's conversation has no request.
    private static let moveConversation = SQLStatement(
        "UPDATE conversation SET request = $3 WHERE id = $1 AND (request = $2 OR request IS NULL)")

    private static let loose = SQLStatement("SELECT 1 FROM conversation WHERE id = $1 AND request IS NULL")

    private static let loosen = SQLStatement("UPDATE conversation SET request = NULL WHERE id = $1 AND request = $2")

    private static let conversationsLeft = SQLStatement(
        """
        SELECT DISTINCT m.conversation FROM message m
        WHERE m.request = $1 AND m.conversation IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM message o WHERE o.request = $2 AND o.conversation = m.conversation)
        """)

    private static let contactsOf = SQLStatement("SELECT id FROM contact WHERE conversation = $1 AND request = $2")

    private static let confirm = SQLStatement(
        "UPDATE message SET is_unconfirmed = 0 WHERE id = $1 AND is_unconfirmed = 1")

    private static let unconfirm = SQLStatement("UPDATE message SET is_unconfirmed = 1 WHERE id = $1")

    static let note = SQLStatement("INSERT INTO moved_row (change_id, kind, row_id) VALUES ($1, $2, $3)")

    static let noted = SQLStatement("SELECT row_id FROM moved_row WHERE change_id = $1 AND kind = $2")
}
