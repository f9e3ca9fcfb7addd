import CPostgres

/// The columns of one row, in PostgreSQL's binary format (its types' `_send` functions). Kinds are converted as SQLite does it, so that both
/// engines give the same values.
@safe struct PostgresColumns: SQLColumns {
    private let result: PostgresResult
    private let row: CInt

    init(_ result: PostgresResult, row: Int) {
        self.result = result
        self.row = CInt(row)
    }

    func isNull(_ column: Int) -> Bool {
        unsafe column >= Int(PQnfields(result.handle)) || PQgetisnull(result.handle, row, CInt(column)) == 1
    }

    func int64(_ column: Int) -> Int64 {
        guard !isNull(column) else { return 0 }
        switch kind(column) {
        case .int2: return Int64(integer(column, Int16.self))
        case .int4: return Int64(integer(column, Int32.self))
        case .int8, .xid8: return integer(column, Int64.self)
        case .bool: return Int64(integer(column, UInt8.self))
        case .float4, .float8, .numeric: return Int64(exactly: double(column).rounded(.towardZero)) ?? 0
        case .bytea, .other: return Int64(text(column)) ?? 0
        }
    }

    func double(_ column: Int) -> Double {
        guard !isNull(column) else { return 0 }
        switch kind(column) {
        case .float4: return Double(Float(bitPattern: integer(column, UInt32.self)))
        case .float8: return Double(bitPattern: integer(column, UInt64.self))
        case .numeric: return unsafe PostgresNumeric(value(column)).double
        case .int2, .int4, .int8, .xid8, .bool: return Double(int64(column))
        case .bytea, .other: return Double(text(column)) ?? 0
        }
    }

    func text(_ column: Int) -> String {
        guard !isNull(column) else { return "" }
        switch kind(column) {
        case .int2, .int4, .int8, .xid8, .bool: return "\(int64(column))"
        case .numeric:
            let number = double(column)
            return Int64(exactly: number).map { "\($0)" } ?? "\(number)"
        case .float4, .float8: return "\(double(column))"
        case .bytea, .other: return unsafe String(decoding: value(column), as: UTF8.self)
        }
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard !isNull(column) else { return [] }
        return unsafe Array(value(column))
    }

    private func kind(_ column: Int) -> PostgresKind {
        PostgresKind(rawValue: unsafe PQftype(result.handle, CInt(column))) ?? .other
    }

    private func value(_ column: Int) -> UnsafeRawBufferPointer {
        let start = unsafe PQgetvalue(result.handle, row, CInt(column))
        return unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result.handle, row, CInt(column))))
    }

    /// A number as it stands on the wire, the highest byte first.
    private func integer<Number: FixedWidthInteger>(_ column: Int, _: Number.Type) -> Number {
        let bytes = unsafe value(column)
        guard bytes.count == MemoryLayout<Number>.size else { return 0 }
        return Number(bigEndian: unsafe bytes.loadUnaligned(as: Number.self))
    }
}
