import NIOCore
import TestKit
import Testing
import Wire

/// Close frames (RFC 6455 §5.5.1, §7.4), as the cases 7.x of the Autobahn suite ask for them.
@Suite struct WebSocketCloseFrameTests {
    @Test(
        "codes that may be sent",
        arguments: [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999])
    func validCodes(code: Int) {
        let bytes = ClientFrame.close(code, "bye")
        #expect(Decoded(bytes).events == [.close(WebSocketCloseCode(rawValue: UInt16(code)), reason: "bye")])
        #expect(Decoded.isSameWhereverCut(bytes))
    }

    @Test("codes that may not", arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535])
    func invalidCodes(code: Int) {
        #expect(Decoded(ClientFrame.close(code)).failure == .badClose)
        #expect(Decoded.isSameWhereverCut(ClientFrame.close(code)))
    }

    @Test("an empty close frame has no code")
    func empty() {
        #expect(Decoded(ClientFrame.close(nil)).events == [.close(nil, reason: "")])
    }

    @Test("a close frame of one byte")
    func oneByte() {
        #expect(Decoded(ClientFrame.bytes(0x88, [3])).failure == .badClose)
    }

    @Test("the longest reason, and one byte more")
    func longReason() {
        let longest = String(repeating: "*", count: 123)
        #expect(Decoded(ClientFrame.close(1000, longest)).events == [.close(.normal, reason: longest)])
        #expect(Decoded(ClientFrame.close(1000, longest + "*")).failure == .longControlFrame)
    }

    @Test("a reason that is not UTF-8", arguments: [[0xCE, 0xBA, 0xED, 0xA0, 0x80], [0xCE], [0xFF]])
    func badReason(reason: [UInt8]) {
        #expect(Decoded(ClientFrame.bytes(0x88, [0x03, 0xE8] + reason)).failure == .invalidUTF8)
    }

    @Test("our own close frames: cut to 125 bytes at a character, never with a code that may not be sent")
    func encoded() {
        let long = WebSocketEncoder.close(.normal, reason: String(repeating: "é", count: 100))
        #expect(long.readableBytes == 2 + 2 + 122)
        #expect(ServerFrame.parse(Array(buffer: long))?.0 == .close(1000, String(repeating: "é", count: 61)))
        #expect(ServerFrame.parse(Array(buffer: WebSocketEncoder.close(.abnormal)))?.0 == .close(nil, ""))
        #expect(ServerFrame.parse(Array(buffer: WebSocketEncoder.close(nil)))?.0 == .close(nil, ""))
    }

    @Test("our own frames have the shortest length", arguments: [(0, 2), (125, 2), (126, 4), (65535, 4), (65536, 10)])
    func headerLength(count: Int, header: Int) {
        let payload = [UInt8](repeating: 7, count: count)
        let frame = WebSocketEncoder.frame(.binary, ByteBuffer(bytes: payload))
        #expect(frame.readableBytes == header + count)
        #expect(Decoded(Array(buffer: frame), role: .client).events == [.binary(payload)])
    }
}
