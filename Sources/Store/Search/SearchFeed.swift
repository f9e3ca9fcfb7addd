import Desk
import Intake

/// Where what is to be found comes from. Each feed is read in the order of its ids, which are drawn inside the transaction that writes
/// the rows; where several nodes write, those of the last minutes are read again (`LateRows`). A message's own id is drawn when it is
/// kept, and a lane that waits files it whenever it can. So messages are found through what filing writes of each exactly once, an event where it opened a request, a decision
/// where it joined one.
enum SearchFeed: String, CaseIterable {
    case openings
    case joinings
    case answers
    case notes
    /// Those without a case have nothing else by which to be found. A contact's id is drawn where it is filed, too.
    case contacts
    /// What requests about one incident find each other by; no words.
    case incidents

    /// Those by which words are found.
    static let ofWords = allCases.filter { $0 != .incidents }

    /// One for each kind of what is found.
    static let documents: [SearchFeed] = [.openings, .answers, .notes, .contacts]

    /// A row of a feed: where it stands there, and the message or answer to be found by it, or of incidents the request, where there is one.
    struct Entry {
        let place: RowID
        let document: RowID?
    }

    /// The next rows after `place`, at most `limit`; also such as have nothing to be found, so that they are passed over once.
    func entries(
        after place: RowID, limit: Int, _ session: any SQLSession
    ) throws(StoreFailure) -> [Entry] {
        let values: [SQLValue] = [.id(place), .int(limit)]
        switch self {
        case .openings:
            return try session.all(Self.events, values) { row in
                let document = row.text(1) == "opened" ? row.optionalID(2) : Self.setsPlace(row) ? row.id(0) : nil
                return Entry(place: row.id(0), document: document)
            }
        case .incidents:
            return try session.all(Self.events, values) { row in
                let isAbout = row.text(1) == "opened" || Self.setsPlace(row)
                return Entry(place: row.id(0), document: isAbout ? row.optionalID(4) : nil)
            }
        case .joinings:
            return try session.all(Self.decisions, values) { row in
                // These are about a message that opened a request, which its opening names.
                let isOpening = Self.ofOpenings.contains(row.text(1))
                return Entry(place: row.id(0), document: isOpening ? nil : row.optionalID(2))
            }
        case .answers: return try session.all(Self.written, values) { Entry(place: $0.id(0), document: $0.id(0)) }
        case .notes: return try session.all(Self.noted, values) { Entry(place: $0.id(0), document: $0.id(0)) }
        case .contacts:
            return try session.all(Self.reached, values) {
                Entry(place: $0.id(0), document: $0.optionalID(1) == nil ? $0.id(0) : nil)
            }
        }
    }

    /// A change says what it changed: where one set a place, it stands for it, as what found one does.
    private static func setsPlace(_ row: borrowing SQLRow) -> Bool {
        row.text(1) == "located" || row.text(1) == "changed" && row.text(3).contains("place")
    }

    /// The words of what an entry names; nil where it is gone.
    func words(_ document: RowID, _ session: any SQLSession) throws(StoreFailure) -> SearchWords? {
        guard let statement = wordsOfDocument else { return nil }
        let words = try session.first(statement, [.id(document)]) { Self.words($0) }
        guard words == nil, self == .openings else { return words }
        return try session.first(Self.typedPlace, [.id(document)]) { Self.words($0) }
    }

    private var wordsOfDocument: SQLStatement? {
        switch self {
        case .openings, .joinings: Self.message
        case .answers: Self.answer
        case .notes: Self.note
        case .contacts: Self.counted
        case .incidents: nil
        }
    }

    private static func words(_ row: borrowing SQLRow) -> SearchWords {
        var words = SearchWords()
        for column in 0..<6 {
            if let text = row.optionalText(column) { words.add(text) }
        }
        return words
    }

    private static let ofOpenings: Set<String> = [
        "placed", "possibly_related", "located", "same_incident", "recurs", "suspected",
    ]

    static let events = SQLStatement(
        "SELECT id, kind, message, detail, request FROM event WHERE id > $1 ORDER BY id LIMIT $2")

    static let decisions = SQLStatement("SELECT id, kind, message FROM decision WHERE id > $1 ORDER BY id LIMIT $2")

    static let written = SQLStatement("SELECT id FROM answer WHERE id > $1 ORDER BY id LIMIT $2")

    static let noted = SQLStatement("SELECT id FROM note WHERE id > $1 ORDER BY id LIMIT $2")

    static let reached = SQLStatement("SELECT id, request FROM contact WHERE id > $1 ORDER BY id LIMIT $2")

    static let counted = SQLStatement(
        """
        SELECT m.text, m.sender_name, m.sender, NULL, NULL, NULL
        FROM contact c JOIN message m ON m.conversation = c.conversation AND m.request IS NULL
        WHERE c.id = $1 AND c.request IS NULL
        """)

    /// Where a request is about, as a person typed it or its text says: found by what set it, together with what the request is called.
    private static let typedPlace = SQLStatement(
        """
        SELECT s.place, s.tracking_number, s.title, NULL, NULL, NULL
        FROM event e JOIN service_request s ON s.id = e.request
        WHERE e.id = $1 AND e.kind IN ('changed', 'located') AND s.place IS NOT NULL
        """)

    private static let note = SQLStatement(
        """
        SELECT n.text, s.tracking_number, NULL, NULL, NULL, NULL
        FROM note n LEFT JOIN service_request s ON s.id = n.request WHERE n.id = $1
        """)

    private static let message = SQLStatement(
        """
        SELECT m.subject, m.text, m.sender_name, m.sender, s.tracking_number,
            CASE WHEN m.subject IS NULL THEN NULL ELSE NULLIF(s.title, m.subject) END
        FROM message m LEFT JOIN service_request s ON s.id = m.request WHERE m.id = $1
        """)

    private static let answer = SQLStatement(
        """
        SELECT a.text, s.tracking_number, NULL, NULL, NULL, NULL
        FROM answer a LEFT JOIN service_request s ON s.id = a.request WHERE a.id = $1
        """)
}
