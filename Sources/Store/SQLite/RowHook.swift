import GRDBSQLite

/// Told by SQLite of every row that the writer changes (sqlite.org/c3ref/update_hook.html), of tables with a rowid; an integer primary
/// key is the rowid. Some ten nanoseconds a row.
final class RowHook: Sendable {
    private let changes: RowChanges

    init(changes: RowChanges) { self.changes = changes }

    /// The hook must outlive the connection.
    func install(on connection: OpaquePointer) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe sqlite3_update_hook(
            connection,
            { context, operation, _, table, row in
                guard let context = unsafe context, let table = unsafe table else { return }
                guard let table = unsafe RowHook.watched(table) else { return }
                unsafe Unmanaged<RowHook>.fromOpaque(context).takeUnretainedValue().changes.note(
                    table, row, isNew: operation == SQLITE_INSERT)
            }, context)
    }

    /// By the first bytes, since this is called for every row of every table; the name then has to be the whole one.
    private static func watched(_ name: UnsafePointer<CChar>) -> RowChanges.Table? {
        let first = unsafe UInt8(bitPattern: name[0])
        for table in RowChanges.Table.allCases where table.rawValue.utf8.first == first {
            if unsafe String(cString: name) == table.rawValue { return table }
        }
        return nil
    }
}
