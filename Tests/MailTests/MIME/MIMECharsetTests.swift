import Testing

@testable import Mail

@Suite("Charsets")
struct MIMECharsetTests {
    static func decode(_ bytes: [UInt8], _ label: String) -> String {
        var output: [UInt8] = []
        _ = Charset(label: label).decode(bytes.span, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(
        "Text in its charset",
        arguments: [
            ("utf-8", [0xC3, 0xA9], "é"), ("", [0xC3, 0xA9], "é"), ("us-ascii", [0xC3, 0xA9], "é"),
            // Mislabelled: windows-1252.
            ("utf-8", [0x63, 0x61, 0x66, 0xE9], "café"), ("us-ascii", [0x93, 0x61, 0x94], "“a”"),
            ("iso-8859-1", [0x80, 0xE9], "€é"), ("latin1", [0x92], "’"), ("windows-1252", [0x81], "\u{FFFD}"),
            // A character cut off at the end is dropped.
            ("utf-8", [0xC3, 0xA9, 0xE2, 0x82], "é"),
            // Mostly UTF-8: one bad octet does not spoil the rest.
            ("utf-8", [0xC3, 0xA9, 0xC3, 0xA8, 0xFF, 0x61], "éè\u{FFFD}a"),
            ("x-nonsense", [0xC3, 0xA9], "é"), ("x-nonsense", [0xE9], "é"),
            ("iso-8859-2", [0xB1, 0xE6], "ąć"), ("ISO_8859-15", [0xA4], "€"), ("iso-8859-5", [0xBF], "П"),
            ("windows-1251", [0xCF, 0xF0], "Пр"), ("koi8-r", [0xF0, 0xD2], "Пр"), ("cp866", [0x8F], "П"),
            ("iso-8859-9", [0xFD], "ı"), ("windows-1255", [0xE0], "א"), ("windows-874", [0xA1], "ก"),
            ("ibm850", [0x82], "é"),
            ("macintosh", [0x8E], "é"),
            ("gb2312", [0xC4, 0xE3, 0xBA, 0xC3], "你好"), ("gbk", [0x81, 0x40], "丂"),
            ("big5", [0xA7, 0x41, 0xA6, 0x6E], "你好"), ("ks_c_5601-1987", [0xBE, 0xC8, 0xB3, 0xE7], "안녕"),
            ("euc-kr", [0x8C, 0x63], "똠"), ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
            ("shift_jis", [0x87, 0x40], "①"),
            ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x21], "日本!"),
            // The vendors' row 13, and half-width katakana.
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x2D, 0x21, 0x1B, 0x28, 0x49, 0x31, 0x1B, 0x28, 0x42], "①ｱ"),
            ("iso-2022-jp", [0x61, 0x8A, 0x62], "a\u{FFFD}b"),
            ("utf-16le", [0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "A😀"), ("utf-16", [0xFE, 0xFF, 0x00, 0x41], "A"),
            ("utf-16", [0x41, 0x00, 0x42, 0x00], "AB"), ("utf-16be", [0xFF, 0xFE, 0x41, 0x00], "A"),
            ("utf-7", [0x2B, 0x41, 0x4F, 0x6B, 0x2D], "é"),
            // Bad octets: U+FFFD and on with the next; a cut-off tail: stop.
            ("gb18030", [0xFF, 0x41], "\u{FFFD}A"), ("euc-jp", [0xC6, 0xFC, 0xCB], "日"),
        ] as [(String, [UInt8], String)])
    func decoded(label: String, bytes: [UInt8], expected: String) {
        #expect(Self.decode(bytes, label) == expected)
    }

    @Test("Every label leads to a charset that this machine's iconv has")
    func everyLabel() {
        for (label, charset) in CharsetLabels.known {
            var output: [UInt8] = []
            let notes = charset.decode(Array("a".utf8).span, into: &output)
            #expect(!notes.contains(.unknownCharset), "\(label)")
        }
    }

    @Test("All octets in all charsets give valid text")
    func allOctets() {
        let octets = (0...255).map { UInt8($0) } + (0...255).reversed().map { UInt8($0) }
        for charset in Set(CharsetLabels.known.values.map { "\($0)" }).sorted() {
            let one = CharsetLabels.known.values.first { "\($0)" == charset } ?? .utf8
            var output: [UInt8] = []
            _ = one.decode(octets.span, into: &output)
            let isValid = UTF8Decoder.isValid(output.span)
            #expect(isValid, "\(charset)")
            #expect(!output.isEmpty)
        }
    }

    @Test("Handles are not shared: many tasks decode at once", .timeLimit(.minutes(1)))
    func concurrent() async {
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask { (0..<100).allSatisfy { _ in Self.decode([0xC4, 0xE3, 0xBA, 0xC3], "gb2312") == "你好" } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0 })
    }
}
