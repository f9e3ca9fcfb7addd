import Desk
import Intake
import Reports

/// Rows of the tables `date_note` and `date_note_version`.
enum DateNoteRows {
    static func note(_ row: borrowing SQLRow) -> DateNote {
        let version = row.int(1)
        return DateNote(
            id: row.id(0), version: version, from: row.text(2), to: row.text(3),
            channelKind: row.optionalText(4).flatMap(ChannelKind.init(rawValue:)), channel: row.optionalText(5),
            text: row.text(6), author: row.text(9), writtenAt: row.moment(10),
            changedBy: version > 1 ? row.text(11) : nil, changedAt: version > 1 ? row.moment(8) : nil,
            isWithdrawn: row.flag(7))
    }

    /// $1 to $6 of `insertVersion` behind the note and its version.
    static func values(_ draft: DateNoteDraft) -> [SQLValue] {
        [
            .text(draft.from), .text(draft.to), .optional(draft.channelKind?.rawValue), .optional(draft.channel),
            .text(draft.text),
        ]
    }

    /// As the audit trail tells it.
    static func told(_ draft: DateNoteDraft) -> [String: String] {
        told(draft.from, draft.to, draft.channelKind, draft.channel, draft.text)
    }

    static func told(_ note: DateNote) -> [String: String] {
        told(note.from, note.to, note.channelKind, note.channel, note.text)
    }

    private static func told(
        _ from: String, _ to: String, _ kind: ChannelKind?, _ channel: String?, _ text: String
    ) -> [String: String] {
        var told = ["days": from == to ? from : "\(from) to \(to)", "text": text]
        told["channel"] = [kind?.rawValue, channel].compactMap(\.self).joined(separator: " ")
        return told
    }

    /// Of each the newest version that was recorded before $3.
    static let ofDays = SQLStatement(
        """
        SELECT v.note, v.version, v.from_day, v.to_day, v.channel_kind, v.channel, v.text, v.is_withdrawn, v.recorded_at,
            COALESCE(a.display_name, ''), n.written_at, COALESCE(c.display_name, '')
        FROM date_note_version v JOIN date_note n ON n.id = v.note
            LEFT JOIN account a ON a.id = n.written_by LEFT JOIN account c ON c.id = v.recorded_by
        WHERE v.from_day <= $2 AND v.to_day >= $1 AND v.recorded_at < $3 AND v.is_withdrawn = 0
            AND NOT EXISTS (
                SELECT 1 FROM date_note_version w
                WHERE w.note = v.note AND w.version > v.version AND w.recorded_at < $3)
        ORDER BY v.from_day, v.note LIMIT $4
        """)

    static let list = SQLStatement(
        """
        SELECT v.note, v.version, v.from_day, v.to_day, v.channel_kind, v.channel, v.text, v.is_withdrawn, v.recorded_at,
            COALESCE(a.display_name, ''), n.written_at, COALESCE(c.display_name, '')
        FROM date_note_version v JOIN date_note n ON n.id = v.note
            LEFT JOIN account a ON a.id = n.written_by LEFT JOIN account c ON c.id = v.recorded_by
        WHERE (v.from_day, v.note) < ($1, $2)
            AND NOT EXISTS (SELECT 1 FROM date_note_version w WHERE w.note = v.note AND w.version > v.version)
        ORDER BY v.from_day DESC, v.note DESC LIMIT $3
        """)

    static let one = SQLStatement(
        """
        SELECT v.note, v.version, v.from_day, v.to_day, v.channel_kind, v.channel, v.text, v.is_withdrawn, v.recorded_at,
            COALESCE(a.display_name, ''), n.written_at, COALESCE(c.display_name, '')
        FROM date_note_version v JOIN date_note n ON n.id = v.note
            LEFT JOIN account a ON a.id = n.written_by LEFT JOIN account c ON c.id = v.recorded_by
        WHERE v.note = $1 ORDER BY v.version DESC LIMIT 1
        """)

    static let insert = SQLStatement(
        """
        INSERT INTO date_note (id, form, written_at, written_by) VALUES ($1, $2, $3, $4) ON CONFLICT (form) DO NOTHING
        """)

    /// The key decides between two that change the same version.
    static let insertVersion = SQLStatement(
        """
        INSERT INTO date_note_version (note, version, from_day, to_day, channel_kind, channel, text, is_withdrawn,
            recorded_at, recorded_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (note, version) DO NOTHING
        """)
}
