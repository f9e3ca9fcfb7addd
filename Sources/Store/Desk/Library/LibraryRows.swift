import Desk
import Intake

/// The library's rows, within a transaction.
enum LibraryRows {
    static func entry(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> LibraryEntry? {
        let texts = try session.all(texts, [.id(id)]) { (language: $0.text(0), text: $0.text(1)) }
        return try session.first(byID, [.id(id)]) { row in
            var draft = LibraryDraft(
                kind: LibraryDraft.Kind(rawValue: row.text(0)) ?? .article, name: row.text(1), texts: [:],
                requestType: row.optionalText(2), resolves: row.flag(3))
            for (language, text) in texts {
                if let language = Language(rawValue: language) { draft.texts[language] = text }
            }
            return LibraryEntry(
                id: id, draft: draft, version: row.int(4), changedAt: row.moment(5),
                retiredAt: row.optionalMoment(6))
        }
    }

    /// False where the form was sent before.
    static func insert(
        _ draft: LibraryDraft, id: RowID, form: String, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let values: [SQLValue] = [
            .id(id), .text(draft.kind.rawValue), .text(draft.name), .optional(draft.requestType),
            .flag(draft.resolves), .text(form), .moment(now),
        ]
        return try session.execute(add, values) == 1
    }

    /// False where it has another version by now.
    static func update(
        _ id: RowID, to draft: LibraryDraft, version: Int, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let values: [SQLValue] = [
            .id(id), .text(draft.kind.rawValue), .text(draft.name), .optional(draft.requestType),
            .flag(draft.resolves), .int(version), .moment(now),
        ]
        return try session.execute(replace, values) == 1
    }

    static func write(
        _ texts: [Language: String], of id: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(dropTexts, [.id(id)])
        for (language, text) in texts {
            try session.execute(addText, [.id(id), .text(language.rawValue), .text(text)])
        }
    }

    static func retire(_ id: RowID, at now: Moment?, _ session: any SQLSession) throws(StoreFailure) {
        try session.execute(setRetired, [.id(id), .optional(now)])
    }

    static func id(ofForm form: String, _ session: any SQLSession) throws(StoreFailure) -> RowID? {
        try session.first(byForm, [.text(form)]) { $0.id(0) }
    }

    /// For the audit trail.
    static func values(_ draft: LibraryDraft) -> [String: String] {
        var values = [
            "kind": draft.kind.rawValue, "name": draft.name, "request_type": draft.requestType ?? "",
            "resolves": draft.resolves ? "yes" : "no",
        ]
        for (language, text) in draft.texts { values["text.\(language.rawValue)"] = text }
        return values
    }

    static let any = SQLStatement("SELECT 1 FROM library LIMIT 1")

    /// All of them, and at most so many.
    static let ids = SQLStatement(
        "SELECT id FROM library WHERE id > 0 AND ($1 = 1 OR retired_at IS NULL) ORDER BY id LIMIT 5000")

    private static let byID = SQLStatement(
        "SELECT kind, name, request_type, resolves, version, changed_at, retired_at FROM library WHERE id = $1")

    private static let byForm = SQLStatement("SELECT id FROM library WHERE form = $1")

    private static let texts = SQLStatement("SELECT language, text FROM library_text WHERE entry = $1")

    private static let add = SQLStatement(
        """
        INSERT INTO library (id, kind, name, request_type, resolves, form, version, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7) ON CONFLICT (form) DO NOTHING
        """)

    private static let replace = SQLStatement(
        """
        UPDATE library SET kind = $2, name = $3, request_type = $4, resolves = $5, version = version + 1,
            changed_at = $7
        WHERE id = $1 AND version = $6
        """)

    private static let setRetired = SQLStatement(
        "UPDATE library SET retired_at = $2, version = version + 1 WHERE id = $1")

    private static let dropTexts = SQLStatement("DELETE FROM library_text WHERE entry = $1")

    private static let addText = SQLStatement("INSERT INTO library_text (entry, language, text) VALUES ($1, $2, $3)")
}
