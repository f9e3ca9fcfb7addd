/// Mailbox names on the wire (RFC 3501 §5.1.3): printable ASCII as it is, `&` as `&-`, anything else as UTF-16 in base64 with `,` for `/`
/// between `&` and `-`.
enum ModifiedUTF7 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

    static func encoded(_ name: String) -> String {
        var output: [UInt8] = []
        var run: [UInt16] = []
        for unit in name.utf16 {
            if (0x20...0x7E).contains(unit) {
                flush(&run, into: &output)
                output.append(UInt8(unit))
                if unit == UInt16(ASCII.ampersand) { output.append(ASCII.hyphen) }
            } else {
                run.append(unit)
            }
        }
        flush(&run, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private static func flush(_ run: inout [UInt16], into output: inout [UInt8]) {
        guard !run.isEmpty else { return }
        output.append(ASCII.ampersand)
        var (bits, width): (UInt32, Int) = (0, 0)
        for unit in run {
            bits = bits << 16 | UInt32(unit)
            width += 16
            while width >= 6 {
                width -= 6
                output.append(alphabet[Int(bits >> UInt32(width)) & 63])
            }
            bits &= (1 << UInt32(width)) - 1
        }
        if width > 0 { output.append(alphabet[Int(bits << UInt32(6 - width)) & 63]) }
        output.append(ASCII.hyphen)
        run = []
    }

    /// A name that is not well encoded comes back as it is: some servers send UTF-8.
    static func decoded(_ bytes: [UInt8]) -> String {
        var output = ""
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == ASCII.ampersand else {
                guard byte < 0x80 else { return String(decoding: bytes, as: UTF8.self) }
                output.unicodeScalars.append(Unicode.Scalar(byte))
                continue
            }
            guard let end = rest.firstIndex(of: ASCII.hyphen) else { return String(decoding: bytes, as: UTF8.self) }
            let run = rest[..<end]
            rest = rest[(end + 1)...]
            guard let text = run.isEmpty ? "&" : text(run) else { return String(decoding: bytes, as: UTF8.self) }
            output += text
        }
        return output
    }

    private static func text(_ run: ArraySlice<UInt8>) -> String? {
        var units: [UInt16] = []
        var (bits, width): (UInt32, Int) = (0, 0)
        for byte in run {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            width += 6
            if width >= 16 {
                width -= 16
                units.append(UInt16(truncatingIfNeeded: bits >> UInt32(width)))
                bits &= (1 << UInt32(width)) - 1
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
