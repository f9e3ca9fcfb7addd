import GRDB
import GRDBSQLite
import Intake

/// A prepared statement of one connection, used on that connection's thread only.
@safe final class SQLitePrepared {
    /// Keeps the handle alive: GRDB finalises it.
    private let statement: Statement
    let handle: OpaquePointer
    let parameterCount: Int
    /// While its rows are lent out. A second use of the same statement within needs a handle of its own.
    var isRunning = false

    init(_ statement: Statement) {
        self.statement = statement
        unsafe handle = statement.sqliteStatement
        parameterCount = Int(unsafe sqlite3_bind_parameter_count(statement.sqliteStatement))
    }

    /// Binds all parameters; the statement must be reset.
    ///
    /// - Returns: SQLite's result code; SQLITE_RANGE where the number of values is not the number of parameters.
    func bind(_ values: [SQLValue], arena: BindArena) -> CInt {
        guard values.count == parameterCount else { return SQLITE_RANGE }
        var index: CInt = 0
        for value in values {
            index += 1
            let code: CInt
            switch value {
            case .null: code = unsafe sqlite3_bind_null(handle, index)
            case .int64(let number): code = unsafe sqlite3_bind_int64(handle, index, number)
            case .double(let number): code = unsafe sqlite3_bind_double(handle, index, number)
            case .text(let text): code = bind(text, at: index, arena: arena)
            case .bytes(let bytes):
                code = unsafe bytes.withUnsafeBytes { unsafe bind(bytes: $0, at: index, arena: arena) }
            }
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }

    private func bind(_ text: String, at index: CInt, arena: BindArena) -> CInt {
        let code = unsafe text.utf8.withContiguousStorageIfAvailable { utf8 -> CInt? in
            guard unsafe !utf8.contains(0) else { return nil }
            return unsafe bind(utf8: UnsafeRawBufferPointer(utf8), at: index, arena: arena)
        }
        if let code, let code { return code }
        // Text with U+0000 in it, or text that Foundation holds in another form.
        let replaced = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
        return unsafe Array(replaced.utf8).withUnsafeBytes { unsafe bind(utf8: $0, at: index, arena: arena) }
    }

    private func bind(utf8: UnsafeRawBufferPointer, at index: CInt, arena: BindArena) -> CInt {
        guard utf8.count <= Int(CInt.max) else { return SQLITE_TOOBIG }
        // Without an address SQLite binds NULL; an empty text is not NULL.
        guard utf8.count > 0 else { return unsafe sqlite3_bind_text(handle, index, "", 0, nil) }
        let copied = unsafe arena.copy(utf8)
        let address = unsafe (copied ?? utf8.baseAddress)?.assumingMemoryBound(to: CChar.self)
        return unsafe sqlite3_bind_text(
            handle, index, address, CInt(utf8.count), copied == nil ? SQLitePrepared.transient : nil)
    }

    private func bind(bytes: UnsafeRawBufferPointer, at index: CInt, arena: BindArena) -> CInt {
        guard bytes.count <= Int(CInt.max) else { return SQLITE_TOOBIG }
        guard bytes.count > 0 else { return unsafe sqlite3_bind_zeroblob(handle, index, 0) }
        let copied = unsafe arena.copy(bytes)
        return unsafe sqlite3_bind_blob(
            handle, index, copied ?? bytes.baseAddress, CInt(bytes.count),
            copied == nil ? SQLitePrepared.transient : nil)
    }

    /// SQLITE_TRANSIENT, which its header defines as a cast that Swift cannot import: SQLite copies the value.
    private static var transient: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
