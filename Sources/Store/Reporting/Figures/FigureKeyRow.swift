import Intake
import Reports

/// Rows of the table `figure_key`. Only the one that keeps the figures writes them.
enum FigureKeyRow {
    /// (channel_kind, channel, request_type, department, origin) from five columns; nil where this binary knows no such channel or origin.
    static func key(_ row: borrowing SQLRow, _ column: Int) -> FigureKey? {
        var key = FigureKey(
            channel: nil, requestType: row.optionalText(column + 2), department: row.optionalText(column + 3),
            origin: nil)
        if !row.isNull(column) {
            guard let channel = RowKeys.channel(row, column) else { return nil }
            key.channel = channel
        }
        if let name = row.optionalText(column + 4) {
            guard let origin = Origin(rawValue: name) else { return nil }
            key.origin = origin
        }
        return key
    }

    static func all(_ session: any SQLSession) throws(StoreFailure) -> [FigureKey: Int64] {
        var keys: [FigureKey: Int64] = [:]
        try session.query(everything, []) { row throws(StoreFailure) in
            if let key = key(row, 1) { keys[key] = row.int64(0) }
        }
        return keys
    }

    /// The key's number; a new one where it has none.
    static func id(
        of key: FigureKey, in keys: inout [FigureKey: Int64], _ session: any SQLSession
    ) throws(StoreFailure) -> Int64 {
        if let id = keys[key] { return id }
        let id = (try session.first(last, []) { $0.int64(0) } ?? 0) + 1
        try session.execute(
            insert,
            [
                .int64(id), .text(FigureLevel(of: key).rawValue), .optional(key.channel?.kind.rawValue),
                .optional(key.channel?.id),
                .optional(key.requestType), .optional(key.department), .optional(key.origin?.rawValue),
            ])
        keys[key] = id
        return id
    }

    static let everything = SQLStatement(
        "SELECT id, channel_kind, channel, request_type, department, origin FROM figure_key ORDER BY id")
    static let departments = SQLStatement(
        "SELECT DISTINCT department FROM figure_key WHERE level = 'all' ORDER BY department")
    private static let last = SQLStatement("SELECT id FROM figure_key ORDER BY id DESC LIMIT 1")
    private static let insert = SQLStatement(
        """
        INSERT INTO figure_key (id, level, channel_kind, channel, request_type, department, origin)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)
}
