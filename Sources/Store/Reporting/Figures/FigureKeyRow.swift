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

    /// Every key by its number.
    static func all(_ session: any SQLSession) throws(StoreFailure) -> [Int64: FigureKey] {
        try read(everything, [], session)
    }

    /// The keys of a level that a filter lets through, by their numbers.
    static func all(
        of level: FigureLevel, _ filter: FigureFilter, _ session: any SQLSession
    ) throws(StoreFailure) -> [Int64: FigureKey] {
        try read(ofLevel, [.text(level.rawValue)] + values(filter), session)
    }

    /// What statements take of a filter, in the order of the columns.
    static func values(_ filter: FigureFilter) -> [SQLValue] {
        [
            .optional(filter.channelKind?.rawValue), .optional(filter.channel), .optional(filter.requestType),
            .optional(filter.department), .optional(filter.origin?.rawValue),
        ]
    }

    /// The numbers of keys; new ones where they have none.
    static func numbers(
        of keys: Set<FigureKey>, in database: any SQLDatabase
    ) async throws(StoreFailure) -> [FigureKey: Int64] {
        let known = try await database.read { session throws(StoreFailure) in try all(session) }
        var numbers = Dictionary(known.map { ($1, $0) }, uniquingKeysWith: min)
        let new = keys.filter { numbers[$0] == nil }
        guard !new.isEmpty else { return numbers }
        let added = try await database.write(.file) { session throws(StoreFailure) in
            var last = try session.first(Self.last, []) { $0.int64(0) } ?? 0
            var added: [FigureKey: Int64] = [:]
            for key in new {
                last += 1
                try session.write(
                    insert, [.int64(last), .text(FigureLevel(of: key).rawValue)] + values(of: key))
                added[key] = last
            }
            return added
        }
        numbers.merge(added) { known, _ in known }
        return numbers
    }

    private static func values(of key: FigureKey) -> [SQLValue] {
        [
            .optional(key.channel?.kind.rawValue), .optional(key.channel?.id), .optional(key.requestType),
            .optional(key.department), .optional(key.origin?.rawValue),
        ]
    }

    private static func read(
        _ statement: SQLStatement, _ values: [SQLValue], _ session: any SQLSession
    ) throws(StoreFailure) -> [Int64: FigureKey] {
        var keys: [Int64: FigureKey] = [:]
        try session.query(statement, values) { row throws(StoreFailure) in
            if let key = key(row, 1) { keys[row.int64(0)] = key }
        }
        return keys
    }

    static let ofLevel = SQLStatement(
        """
        SELECT id, channel_kind, channel, request_type, department, origin FROM figure_key
        WHERE level = $1
            AND (CAST($2 AS TEXT) IS NULL OR channel_kind = $2) AND (CAST($3 AS TEXT) IS NULL OR channel = $3)
            AND (CAST($4 AS TEXT) IS NULL OR request_type = $4) AND (CAST($5 AS TEXT) IS NULL OR department = $5)
            AND (CAST($6 AS TEXT) IS NULL OR origin = $6)
        """)
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
