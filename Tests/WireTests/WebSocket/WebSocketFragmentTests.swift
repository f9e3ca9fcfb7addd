import NIOCore
import TestKit
import Testing
import Wire

/// RFC 6455 §5.4, as the cases 5.x of the Autobahn suite ask for it.
@Suite struct WebSocketFragmentTests {
    private static func frame(_ first: UInt8, _ text: String) -> [UInt8] { ClientFrame.bytes(first, Array(text.utf8)) }

    @Test(
        "messages in fragments",
        arguments: [
            ("two", frame(0x01, "frag") + frame(0x80, "ment"), [WebSocketEvent.text("fragment")]),
            ("empty ones", frame(0x01, "") + frame(0x00, "") + frame(0x80, ""), [.text("")]),
            ("an empty one in the middle", frame(0x01, "a") + frame(0x00, "") + frame(0x80, "b"), [.text("ab")]),
            ("binary", frame(0x02, "a") + frame(0x80, "b"), [.binary([0x61, 0x62])]),
            (
                "a ping between", frame(0x01, "a") + frame(0x89, "p") + frame(0x80, "b"),
                [.ping([0x70]), .text("ab")]
            ),
            (
                "a ping and a pong between, then another message",
                frame(0x01, "a") + frame(0x89, "1") + frame(0x00, "b") + frame(0x8A, "2") + frame(0x80, "c")
                    + frame(0x81, "d"),
                [.ping([0x31]), .pong([0x32]), .text("abc"), .text("d")]
            ),
            (
                "a close frame between", frame(0x01, "a") + ClientFrame.close(1000) + frame(0x80, "b"),
                [.close(.normal, reason: ""), .text("ab")]
            ),
        ])
    func fragments(name: String, bytes: [UInt8], events: [WebSocketEvent]) {
        #expect(Decoded(bytes) == expected(events), "\(name)")
        #expect(Decoded.isSameWhereverCut(bytes), "\(name)")
    }

    @Test(
        "fragments out of order",
        arguments: [
            ("a continuation of nothing", frame(0x80, "a"), WebSocketFailure.unexpectedContinuation),
            ("a continuation of nothing, not final", frame(0x00, "a"), .unexpectedContinuation),
            (
                "a continuation after a whole message", frame(0x81, "a") + frame(0x80, "b"),
                .unexpectedContinuation
            ),
            ("a message within a message", frame(0x01, "a") + frame(0x81, "b"), .expectedContinuation),
            ("a binary message within text", frame(0x01, "a") + frame(0x02, "b"), .expectedContinuation),
        ])
    func outOfOrder(name: String, bytes: [UInt8], failure: WebSocketFailure) {
        #expect(Decoded(bytes).failure == failure, "\(name)")
        #expect(Decoded.isSameWhereverCut(bytes), "\(name)")
    }

    @Test("a frame over the limit is refused by its header, before any payload")
    func frameLimit() {
        let limits = WebSocketSizeLimits(frame: 10, message: 100)
        #expect(Decoded(ClientFrame.binary(Array(repeating: 1, count: 10)), limits: limits).failure == nil)
        let header: [UInt8] = [0x82, 0x80 | 11, 1, 2, 3, 4]
        #expect(Decoded(header, limits: limits).failure == .frameTooBig)
        let huge: [UInt8] = [0x82, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4]
        #expect(Decoded(huge, limits: limits).failure == .frameTooBig)
    }

    @Test("a message over the limit is refused by the header of the fragment that exceeds it")
    func messageLimit() {
        let limits = WebSocketSizeLimits(frame: 10, message: 15)
        let first = ClientFrame.bytes(0x02, Array(repeating: 1, count: 10))
        #expect(Decoded(first + ClientFrame.bytes(0x80, [1, 2, 3, 4, 5]), limits: limits).events.count == 1)
        #expect(Decoded(first + [0x00, 0x80 | 6, 1, 2, 3, 4], limits: limits).failure == .messageTooBig)
    }

    @Test("a claimed length costs no memory before its bytes are there")
    func claimedLength() throws {
        var decoder = WebSocketDecoder(role: .server, limits: .init(message: 1 << 40))
        var bytes = ByteBuffer(bytes: [0x82, 0xFF, 0, 0, 0, 0x40, 0, 0, 0, 0, 1, 2, 3, 4] + [9, 9, 9])
        #expect(try decoder.next(from: &bytes) == nil)
        #expect(decoder.isMidMessage)
    }

    private func expected(_ events: [WebSocketEvent]) -> Decoded {
        var decoded = Decoded([[UInt8]]())
        decoded.events = events
        return decoded
    }
}
