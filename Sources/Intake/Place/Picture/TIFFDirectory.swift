/// The directories of fields in a TIFF structure (TIFF 6.0 §2): every offset is checked, nothing is followed twice.
struct TIFFDirectory: Sendable {
    /// One field: its type, how many values, and where they stand.
    struct Field: Sendable {
        var type: UInt16
        var count: Int
        var offset: Int
    }

    /// Fields of one directory that are looked at.
    private static let mostFields = 256
    /// Bytes of a text.
    private static let longestText = 64

    private let bytes: ArraySlice<UInt8>
    private let isBigEndian: Bool
    /// Where the first directory stands; 0 where the bytes are no TIFF.
    private(set) var first = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        isBigEndian = bytes.starts(with: [0x4D, 0x4D])
        let isTIFF = bytes.starts(with: isBigEndian ? [0x4D, 0x4D, 0, 42] : [0x49, 0x49, 42, 0])
        if isTIFF, let offset = number(4, bytes: 4) { first = offset }
    }

    /// The fields of the directory at an offset, by their tags; of a tag that stands twice, the first.
    func fields(at offset: Int) -> [UInt16: Field] {
        guard offset >= 8, let count = number(offset, bytes: 2) else { return [:] }
        var fields: [UInt16: Field] = [:]
        for index in 0..<min(count, Self.mostFields) {
            let entry = offset + 2 + index * 12
            guard let tag = number(entry, bytes: 2), let type = number(entry + 2, bytes: 2),
                let count = number(entry + 4, bytes: 4), let value = number(entry + 8, bytes: 4)
            else { break }
            // What fits into four bytes stands in the entry itself.
            let size = Self.size(of: type)
            let isInside = size > 0 && count <= 4 / size
            let field = Field(type: UInt16(type), count: count, offset: isInside ? entry + 8 : value)
            if fields[UInt16(tag)] == nil { fields[UInt16(tag)] = field }
        }
        return fields
    }

    /// A field that says where another directory stands.
    func offset(_ field: Field) -> Int? { field.type == 4 && field.count == 1 ? number(field.offset, bytes: 4) : nil }

    /// A single short number.
    func short(_ field: Field) -> Int? { field.type == 3 && field.count == 1 ? number(field.offset, bytes: 2) : nil }

    /// Fractions of two numbers without sign; nil where one is missing, or divided by nothing.
    func fractions(_ field: Field, count: Int) -> [Double]? {
        guard field.type == 5, field.count >= count else { return nil }
        var values: [Double] = []
        for index in 0..<count {
            guard let above = number(field.offset + index * 8, bytes: 4),
                let below = number(field.offset + index * 8 + 4, bytes: 4)
            else { return nil }
            // Cameras leave out the seconds as 0/0.
            guard below != 0 else {
                guard above == 0, index > 0 else { return nil }
                values.append(0)
                continue
            }
            values.append(Double(above) / Double(below))
        }
        return values
    }

    /// A text up to its NUL; empty where it is none.
    func text(_ field: Field) -> [UInt8] {
        guard field.type == 2, field.count > 0, field.offset >= 0, field.offset < bytes.count else { return [] }
        let start = bytes.startIndex + field.offset
        let end = min(bytes.endIndex, start + min(field.count, Self.longestText))
        return Array(bytes[start..<end].prefix { $0 != 0 })
    }

    private static func size(of type: Int) -> Int {
        switch type {
        case 1, 2, 6, 7: 1
        case 3, 8: 2
        case 4, 9, 11: 4
        case 5, 10, 12: 8
        default: 0
        }
    }

    /// Two or four bytes at an offset; nil beyond the end.
    private func number(_ offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        let own = bytes[(bytes.startIndex + offset)..<(bytes.startIndex + offset + count)]
        return isBigEndian ? own.reduce(0) { $0 << 8 | Int($1) } : own.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
