import Intake
import Synchronization

/// Reads and writes the rows of one table, in the order of its primary key. That order is the same on both engines: text goes by its
/// bytes on each (`PostgresChecks`).
struct TableRows: Sendable {
    let shape: TableShape
    private let first: SQLStatement
    private let next: SQLStatement
    private let end: SQLStatement
    private let count: SQLStatement
    private let measure: SQLStatement
    private let clear: SQLStatement
    private let insert: SQLStatement

    /// Names come from the catalogue, whose tables our own migrations made: they stand in no value.
    init(_ shape: TableShape) {
        self.shape = shape
        let table = "\"\(shape.name)\""
        let columns = shape.columns.map { "\"\($0.name)\"" }
        let key = shape.key.map { columns[$0] }
        let (all, order) = (columns.joined(separator: ", "), key.joined(separator: ", "))
        let downwards = key.map { "\($0) DESC" }.joined(separator: ", ")
        let marks = { (count: Int) in (1...count).map { "$\($0)" }.joined(separator: ", ") }
        let largest = shape.columns.filter { $0.kind == .int64 }.map { ", MAX(\"\($0.name)\")" }.joined()
        first = SQLStatement(once: "SELECT \(all) FROM \(table) ORDER BY \(order) LIMIT $1")
        next = SQLStatement(
            once: "SELECT \(all) FROM \(table) WHERE (\(order)) > (\(marks(key.count))) "
                + "ORDER BY \(order) LIMIT $\(key.count + 1)")
        end = SQLStatement(once: "SELECT \(all) FROM \(table) ORDER BY \(downwards) LIMIT 1")
        count = SQLStatement(once: "SELECT COUNT(*) FROM \(table)")
        measure = SQLStatement(once: "SELECT COUNT(*)\(largest) FROM \(table)")
        clear = SQLStatement(once: "DELETE FROM \(table)")
        insert = Self.kept("INSERT INTO \(table) (\(all)) VALUES (\(marks(columns.count)))")
    }

    /// One for each text, however often a gateway takes a backup.
    private static func kept(_ text: String) -> SQLStatement {
        insertions.withLock { known in
            if let statement = known[text] { return statement }
            let statement = SQLStatement(kept: text)
            known[text] = statement
            return statement
        }
    }

    private static let insertions = Mutex<[String: SQLStatement]>([:])

    /// The next rows after the one with the key `last`, from the first on where that is nil.
    func read(
        after last: [SQLValue]?, limit: Int, _ session: any SQLSession,
        _ row: (borrowing SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        try session.query(last == nil ? first : next, (last ?? []) + [.int(limit)], row)
    }

    /// The highest key that the table has, and how many rows; nil where it is empty.
    func progress(_ session: any SQLSession) throws(StoreFailure) -> (key: [SQLValue], rows: Int)? {
        let last = try session.first(end, []) { row throws(StoreFailure) in try key(of: row) }
        guard let last else { return nil }
        return (last, try session.first(count, []) { $0.int(0) } ?? 0)
    }

    /// How many rows there are, and the largest of each column of numbers, where ids, times and counters stand: what changes whenever
    /// somebody goes on working with the store.
    func mark(_ session: any SQLSession) throws(StoreFailure) -> TableMark {
        let numbers = shape.columns.filter { $0.kind == .int64 }.count
        let mark = try session.first(measure, []) { row in
            TableMark(
                rows: row.int(0), text: (0...numbers).map { row.isNull($0) ? "-" : row.text($0) }.joined(separator: " ")
            )
        }
        return mark ?? TableMark(rows: 0, text: "")
    }

    /// Adds a row.
    func insertion(_ values: [SQLValue]) -> SQLStep { SQLStep(insert, values) }

    /// Removes all rows.
    func empty(_ session: any SQLSession) throws(StoreFailure) { try session.execute(clear) }

    /// The key of a row that was read.
    func key(of row: borrowing SQLRow) throws(StoreFailure) -> [SQLValue] {
        var key: [SQLValue] = []
        for place in shape.key { key.append(try value(row, place)) }
        return key
    }

    /// All of a row that was read.
    func values(_ row: borrowing SQLRow) throws(StoreFailure) -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(shape.columns.count)
        for place in shape.columns.indices { values.append(try value(row, place)) }
        return values
    }

    private func value(_ row: borrowing SQLRow, _ place: Int) throws(StoreFailure) -> SQLValue {
        guard !row.isNull(place) else { return .null }
        switch shape.columns[place].kind {
        case .int64: return .int64(row.int64(place))
        case .double: return .double(row.double(place))
        case .bytes: return .bytes(row.bytes(place))
        case .text:
            // Not `text`, which mends what it cannot read: nothing is to be changed on its way.
            let bytes = row.bytes(place)
            guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
                throw StoreFailure(
                    .damaged, "its column \(shape.columns[place].name) holds text that is no UTF-8, or a NUL")
            }
            return .text(text)
        }
    }
}
