import GRDBSQLite

/// The columns of the row that a statement stands on.
@safe struct SQLiteColumns: SQLColumns {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { unsafe self.handle = handle }

    func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(handle, CInt(column)) == SQLITE_NULL
    }

    func int64(_ column: Int) -> Int64 { unsafe sqlite3_column_int64(handle, CInt(column)) }

    func double(_ column: Int) -> Double { unsafe sqlite3_column_double(handle, CInt(column)) }

    func text(_ column: Int) -> String {
        // The text first, then its length, as sqlite.org/c3ref/column_blob.html asks for.
        guard let start = unsafe sqlite3_column_text(handle, CInt(column)) else { return "" }
        let count = Int(unsafe sqlite3_column_bytes(handle, CInt(column)))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(handle, CInt(column)) else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(handle, CInt(column)))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}
