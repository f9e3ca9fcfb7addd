import CPostgres

/// The values of one call in PostgreSQL's binary format, for as long as the call runs.
struct PostgresValues {
    let types: [Oid]
    private var bytes: [UInt8] = []
    /// Where each value stands in `bytes`; nil for NULL.
    private var ranges: [Range<Int>?] = []

    /// - Parameter types: as the statement was prepared; a value of another kind is refused by the server.
    init(_ values: [SQLValue], types: [Oid]) {
        self.types = types
        for value in values {
            let start = bytes.count
            switch value {
            case .null:
                ranges.append(nil)
                continue
            case .int64(let number): append(UInt64(bitPattern: number))
            case .double(let number): append(number.bitPattern)
            case .text(let text): append(text)
            case .bytes(let value): bytes += value
            }
            ranges.append(start..<bytes.count)
        }
    }

    var count: Int { ranges.count }

    /// Lends the arrays that libpq's calls take.
    func withPointers<T>(
        _ body: (
            _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<CInt>?,
            _ formats: UnsafePointer<CInt>?
        ) -> T
    ) -> T {
        let lengths = ranges.map { CInt($0?.count ?? 0) }
        let formats = [CInt](repeating: 1, count: ranges.count)
        // One byte more, so that an empty value has an address, too: without one it would be NULL.
        return unsafe (bytes + [0]).withUnsafeBytes { all in
            var pointers: [UnsafePointer<CChar>?] = unsafe []
            for range in ranges {
                guard let range, let base = all.baseAddress else {
                    unsafe pointers.append(nil)
                    continue
                }
                unsafe pointers.append((base + range.lowerBound).assumingMemoryBound(to: CChar.self))
            }
            return unsafe pointers.withUnsafeBufferPointer { pointers in
                unsafe lengths.withUnsafeBufferPointer { lengths in
                    unsafe formats.withUnsafeBufferPointer { formats in
                        unsafe body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }

    private mutating func append(_ number: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// U+0000 becomes U+FFFD: PostgreSQL's text cannot hold it.
    private mutating func append(_ text: String) {
        guard text.utf8.contains(0) else {
            bytes += text.utf8
            return
        }
        for byte in text.utf8 {
            if byte == 0 { bytes += [0xEF, 0xBF, 0xBD] } else { bytes.append(byte) }
        }
    }
}

extension SQLValue {
    /// 0 for NULL, which is of any type.
    var postgresType: Oid {
        switch self {
        case .null: 0
        case .int64: PostgresKind.int8.rawValue
        case .double: PostgresKind.float8.rawValue
        case .text: PostgresKind.other.rawValue
        case .bytes: PostgresKind.bytea.rawValue
        }
    }
}
