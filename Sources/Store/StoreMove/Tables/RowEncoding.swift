/// A row as bytes, the same for the same values on both engines and different for different ones: a kind before each value, its length before
/// text and bytes, the highest byte of a number first.
struct RowEncoding {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ row: borrowing SQLRow, _ shape: TableShape) {
        for (place, column) in shape.columns.enumerated() {
            guard !row.isNull(place) else {
                bytes.append(0)
                continue
            }
            switch column.kind {
            case .int64:
                bytes.append(1)
                append(UInt64(bitPattern: row.int64(place)))
            case .double:
                bytes.append(2)
                // SQLite keeps a whole number as such, and knows no negative zero.
                let number = row.double(place)
                append(number == 0 ? 0 : number.bitPattern)
            case .text: append(3, row.bytes(place))
            case .bytes: append(4, row.bytes(place))
            }
        }
    }

    private mutating func append(_ kind: UInt8, _ value: [UInt8]) {
        bytes.append(kind)
        append(UInt64(value.count))
        bytes += value
    }

    private mutating func append(_ number: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
