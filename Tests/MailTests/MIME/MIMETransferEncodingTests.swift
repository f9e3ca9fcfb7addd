import Testing

@testable import Mail

@Suite("Transfer encodings")
struct MIMETransferEncodingTests {
    static func decode(_ encoding: TransferEncoding, _ text: String, limit: Int = .max) -> (String, Bool) {
        let (bytes, isClean) = encoding.decode(Array(text.utf8).span, limit: limit)
        return (String(decoding: bytes, as: UTF8.self), isClean)
    }

    @Test(
        "Base64",
        arguments: [
            ("aGVsbG8=", "hello", true), ("aGVs\r\nbG8=\r\n", "hello", true), ("aGVsbG8", "hello", true),
            ("", "", true),
            ("aGVsbG8gd29ybGQ=", "hello world", true), ("aGVsbG8=d29ybGQ=", "helloworld", true),
            ("a G V s b G 8 =", "hello", true), ("aGVs*bG8=", "hello", false), ("====", "", true), ("aA==", "h", true),
            ("aA", "h", true), ("a", "", true), ("aGVsbG8= with a remark", "hello", true),
            ("-_-_", "\u{FB}\u{FF}\u{BF}", true),
        ])
    func base64(text: String, expected: String, isClean: Bool) {
        let (bytes, clean) = TransferEncoding.base64.decode(Array(text.utf8).span)
        let wanted = text == "-_-_" ? [0xFB, 0xFF, 0xBF] : Array(expected.utf8)
        #expect(bytes == wanted)
        #expect(clean == isClean)
        let counted = Base64.decodedCount(Array(text.utf8).span)
        #expect(text.contains("remark") || counted == bytes.count)
    }

    @Test("Base64 stops at the limit")
    func base64Limit() {
        #expect(Self.decode(.base64, "aGVsbG8gd29ybGQ=", limit: 5).0 == "hello")
    }

    @Test("Base64 of every length, cut into lines of every length")
    func base64Lengths() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for length in 0..<40 {
            let octets = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
            var encoded: [UInt8] = []
            for start in stride(from: 0, to: length, by: 3) {
                let group = octets[start..<min(start + 3, length)]
                let word = group.enumerated().reduce(UInt32(0)) {
                    $0 | UInt32($1.element) << UInt32(16 - 8 * $1.offset)
                }
                for place in 0..<4 {
                    encoded.append(
                        place <= group.count ? alphabet[Int(word >> UInt32(18 - 6 * place)) & 63] : ASCII.equals)
                }
            }
            for width in 1...9 {
                var lines: [UInt8] = []
                for (index, byte) in encoded.enumerated() {
                    lines.append(byte)
                    if index % width == width - 1 { lines += [ASCII.cr, ASCII.lf] }
                }
                let (decoded, isClean) = TransferEncoding.base64.decode(lines.span)
                #expect(decoded == octets && isClean, "\(length) octets in lines of \(width)")
            }
        }
    }

    @Test(
        "Quoted-printable",
        arguments: [
            ("a=20b", "a b", true), ("a=\r\nb", "ab", true), ("a=\nb", "ab", true), ("a=  \r\nb", "ab", true),
            ("=c3=a9", "é", true),
            ("a=", "a", true), ("a=zb", "a=zb", false), ("a==20b", "a= b", false), ("=4", "=4", false), ("", "", true),
            ("1+1=3D2", "1+1=2", true),
        ])
    func quotedPrintable(text: String, expected: String, isClean: Bool) {
        #expect(Self.decode(.quotedPrintable, text) == (expected, isClean))
    }

    @Test(
        "uuencode",
        arguments: [
            ("begin 644 x.txt\n%:&5L;&\\\n`\nend\n", "hello", true),
            ("remark\nbegin 644 x.txt\n%:&5L;&\\\n`\nend\nmore", "hello", true),
            ("no begin", "", false),
        ])
    func uuencode(text: String, expected: String, isClean: Bool) {
        #expect(Self.decode(.uuencode, text) == (expected, isClean))
    }

    @Test(
        "Names",
        arguments: [
            ("base64", .base64), (" BASE64 ", .base64), ("quoted-printable", .quotedPrintable),
            ("Quoted printable", .quotedPrintable),
            ("7bit", .identity), ("7-bit", .identity), ("8bits;", .identity), ("binary", .identity), ("", .identity),
            ("x-uuencode", .uuencode), ("text/html", .unknown), ("base64 (really)", .base64),
        ] as [(String, TransferEncoding)])
    func names(value: String, expected: TransferEncoding) {
        let bytes = Array(value.utf8)
        let encoding = TransferEncoding(bytes.span, in: 0..<bytes.count)
        #expect(encoding == expected)
    }
}
