import Desk
import Intake

/// Contacts that count without a case, with what was written down of them.
enum CountedContactRows {
    static func find(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> CountedContact? {
        try session.first(byID, [.id(id)]) { contact($0) } ?? nil
    }

    /// The newest first, at most 30.
    static func all(of resident: RowID, _ session: any SQLSession) throws(StoreFailure) -> [CountedContact] {
        try session.all(ofResident, [.id(resident)]) { contact($0) }.compactMap { $0 }
    }

    private static func contact(_ row: borrowing SQLRow) -> CountedContact? {
        guard let kind = ContactKind(rawValue: row.text(1)), let channel = ChannelKind(rawValue: row.text(2)) else {
            return nil
        }
        let caller = Identity.Kind(rawValue: row.text(5)).map { Identity(kind: $0, address: row.text(6)) }
        return CountedContact(
            id: row.id(0), kind: kind, channel: channel, at: row.moment(3), name: row.optionalText(4),
            caller: caller?.address.isEmpty == false ? caller : nil, text: row.text(7),
            language: Language(rawValue: row.text(8)) ?? .english, enteredBy: row.optionalText(9),
            resident: row.optionalID(10))
    }

    static let byID = SQLStatement(
        """
        SELECT c.id, c.kind, c.channel_kind, c.started_at, m.sender_name, m.sender_kind, m.sender, m.text, m.language,
            m.entered_by, c.resident
        FROM contact c JOIN message m ON m.conversation = c.conversation AND m.request IS NULL
        WHERE c.id = $1 AND c.request IS NULL
        """)

    static let ofResident = SQLStatement(
        """
        SELECT c.id, c.kind, c.channel_kind, c.started_at, m.sender_name, m.sender_kind, m.sender, m.text, m.language,
            m.entered_by, c.resident
        FROM contact c JOIN message m ON m.conversation = c.conversation AND m.request IS NULL
        WHERE c.resident = $1 AND c.request IS NULL ORDER BY c.id DESC LIMIT 30
        """)
}
