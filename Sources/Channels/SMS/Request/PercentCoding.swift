/// Percent-coding of form fields and URL parts on bytes (RFC 3986 §2.1, WHATWG URL §5).
enum PercentCoding {
    private static let digits = [UInt8]("0123456789ABCDEF".utf8)

    /// Appends `encoded` decoded: `+` is a space, `%XX` a byte; a broken escape stands for itself.
    static func decode(_ encoded: some Collection<UInt8>, into bytes: inout [UInt8]) {
        var index = encoded.startIndex
        while index != encoded.endIndex {
            let byte = encoded[index]
            encoded.formIndex(after: &index)
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index != encoded.endIndex, let high = value(ofHexDigit: encoded[index]) else { fallthrough }
                let next = encoded.index(after: index)
                guard next != encoded.endIndex, let low = value(ofHexDigit: encoded[next]) else { fallthrough }
                bytes.append(high << 4 | low)
                index = encoded.index(after: next)
            default:
                bytes.append(byte)
            }
        }
    }

    /// Appends `text` with everything but RFC 3986's unreserved characters as `%XX`: right in a query and in a form.
    static func encode(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }

    /// `name=value&…`, in the order given.
    static func form(_ fields: [(name: String, value: String)]) -> String {
        var bytes: [UInt8] = []
        for (name, value) in fields {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
            encode(name.utf8, into: &bytes)
            bytes.append(UInt8(ascii: "="))
            encode(value.utf8, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func value(ofHexDigit byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
