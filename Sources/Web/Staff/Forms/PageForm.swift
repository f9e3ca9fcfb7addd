/// The fields of a form, decoded (WHATWG URL §5.1): `+` is a blank, `%XX` a byte, a broken escape stands for itself.
package struct PageForm: Sendable {
    private static let mostFields = 500

    private var fields: [(name: String, value: String)] = []

    /// Without fields.
    package init() {}

    /// Nil where it has too many fields.
    package init?(_ encoded: some Collection<UInt8>) {
        for pair in encoded.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.mostFields else { return nil }
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            let value = equals.map { pair[pair.index(after: $0)...] }
            fields.append((Self.decoded(pair[..<(equals ?? pair.endIndex)]), value.map { Self.decoded($0) } ?? ""))
        }
    }

    /// The first value of a field; nil where it was not sent.
    package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The first value, empty where it was not sent.
    package func text(_ name: String) -> String { self[name] ?? "" }

    /// Every value of a field, as checkboxes of one name send them.
    package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.first {
            let digits = rest.dropFirst().prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let high = digit(digits.first),
                let low = digit(digits.dropFirst().first)
            {
                decoded.append(high << 4 | low)
                rest = rest.dropFirst(3)
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): byte - UInt8(ascii: "0")
        case .some(let byte) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20): (byte | 0x20) - 87
        default: nil
        }
    }
}
