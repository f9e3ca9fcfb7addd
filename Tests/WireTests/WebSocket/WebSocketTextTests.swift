import TestKit
import Testing
import Wire

/// UTF-8 in text messages (RFC 6455 §8.1): the tables of Autobahn 6.x, and the byte at which each invalid text is
/// refused, for strict fail-fast (6.4.x).
@Suite struct WebSocketTextTests {
    @Test(
        "valid text, cut anywhere, in one frame and in frames of a byte each",
        arguments: [
            "Hello-µ@ßöäüàá-UTF-8!!", "κόσμε", "\u{0}", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}",
            "\u{10000}", "\u{10FFFF}", "\u{D7FF}\u{E000}\u{FFFD}", "\u{FFFE}\u{1FFFE}\u{10FFFE}", "ayisyen: kreyòl 👋🏾",
            String(repeating: "é", count: 40), "12345678é12345678",
        ])
    func valid(text: String) {
        let bytes = ClientFrame.text(text)
        #expect(Decoded(bytes).events == [.text(text)])
        #expect(Decoded.isSameWhereverCut(bytes))
        #expect(Decoded(Self.inFramesOfAByte(Array(text.utf8))).events == [.text(text)])
    }

    /// Name, bytes, and how many of them it takes to know.
    static let invalid: [(String, [UInt8], Int)] = [
        ("a lone continuation byte", [0x80], 1), ("after ASCII", [0x61, 0xBF], 2),
        ("0xC0", [0xC0, 0xAF], 1), ("0xC1", [0xC1, 0xBF], 1),
        ("overlong slash in three", [0xE0, 0x80, 0xAF], 2), ("overlong in three, the highest", [0xE0, 0x9F, 0xBF], 2),
        ("overlong in four", [0xF0, 0x80, 0x80, 0xAF], 2),
        ("overlong in four, the highest", [0xF0, 0x8F, 0xBF, 0xBF], 2),
        ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80], 1), ("six bytes", [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], 1),
        ("0xFE", [0xFE], 1), ("0xFF", [0xFF], 1),
        ("the first surrogate", [0xED, 0xA0, 0x80], 2), ("the last surrogate", [0xED, 0xBF, 0xBF], 2),
        ("a surrogate pair", [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80], 2),
        ("over U+10FFFF", [0xF4, 0x90, 0x80, 0x80], 2), ("0xF5", [0xF5, 0x80, 0x80, 0x80], 1),
        ("a sequence that breaks off", [0xCE, 0x20], 2), ("one of three that breaks off", [0xE1, 0x80, 0x41], 3),
        ("one of four that breaks off", [0xF1, 0x80, 0x80, 0xC2], 4),
        ("a lead byte after a lead byte", [0xC3, 0xC3], 2),
        ("Autobahn 6.3.1", Array("κόσμε".utf8) + [0xED, 0xA0, 0x80] + Array("edited".utf8), 12),
        ("Autobahn 6.4.1", Array("κόσμε".utf8) + [0xF4, 0x90, 0x80, 0x80] + Array("edited".utf8), 12),
        ("after eight ASCII bytes", Array("12345678".utf8) + [0x80], 9),
    ]

    @Test("invalid text is refused at the byte that makes it so", arguments: invalid)
    func refusedAtTheByte(name: String, bytes: [UInt8], position: Int) {
        let frame = ClientFrame.bytes(0x81, bytes + Array("more text".utf8))
        let single = Decoded.byteByByte(frame)
        #expect(single.failure == .invalidUTF8, "\(name)")
        #expect(single.failedAfter == 6 + position, "\(name)")
        #expect(Decoded.isSameWhereverCut(frame), "\(name)")
    }

    @Test("and in a message of which each byte is a frame, at the frame", arguments: invalid)
    func refusedAtTheFrame(name: String, bytes: [UInt8], position: Int) {
        let decoded = Decoded.byteByByte(Self.inFramesOfAByte(bytes + [0x41]))
        #expect(decoded.failure == .invalidUTF8, "\(name)")
        #expect(decoded.failedAfter == 7 * position, "\(name)")
    }

    @Test("a text that ends in the middle of a character", arguments: [[0xCE], [0xE1, 0x80], [0xF4, 0x8F, 0xBF]])
    func incomplete(bytes: [UInt8]) {
        #expect(Decoded(ClientFrame.bytes(0x81, bytes)).failure == .invalidUTF8)
        #expect(Decoded(Self.inFramesOfAByte(bytes)).failure == .invalidUTF8)
    }

    @Test("binary messages may hold anything")
    func binary() {
        #expect(Decoded(ClientFrame.binary([0xFF, 0xC0])).events == [.binary([0xFF, 0xC0])])
    }

    @Test("every two-byte sequence is judged as the standard library judges it")
    func agreesWithTheLibrary() {
        for first in 0x80...0xFF {
            for second in 0...255 {
                let bytes = [UInt8(first), UInt8(second), 0x80, 0x80].prefix(Self.length(of: first))
                var check = UTF8Check()
                let isValid = bytes.withUnsafeBytes { check.accept($0) } && check.isComplete
                #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil))
            }
        }
    }

    private static func length(of first: Int) -> Int { first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

    /// Every byte a fragment of its own.
    private static func inFramesOfAByte(_ bytes: [UInt8]) -> [UInt8] {
        bytes.indices.flatMap { index in
            let opcode: UInt8 = index == 0 ? 0x01 : 0x00
            return ClientFrame.bytes(index == bytes.count - 1 ? 0x80 | opcode : opcode, [bytes[index]])
        }
    }
}
