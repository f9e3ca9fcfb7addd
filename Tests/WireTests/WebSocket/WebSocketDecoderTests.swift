import NIOCore
import TestKit
import Testing
import Wire

/// The rules of RFC 6455 §5, as the Autobahn suite asks for them, with the bytes cut at every place.
@Suite struct WebSocketDecoderTests {
    private static func payload(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: 32 + $0 % 90) } }

    // Autobahn 1.1, 1.2
    @Test("whole messages of every length form", arguments: [0, 1, 125, 126, 127, 128, 65535, 65536])
    func sizes(count: Int) {
        let payload = Self.payload(count)
        #expect(Decoded(ClientFrame.bytes(0x81, payload)).events == [.text(ByteBuffer(bytes: payload))])
        #expect(Decoded(ClientFrame.bytes(0x82, payload)).events == [.binary(payload)])
        let bytes = ClientFrame.bytes(0x82, payload)
        let pieces = stride(from: 0, to: bytes.count, by: 997).map { Array(bytes[$0..<min($0 + 997, bytes.count)]) }
        #expect(Decoded(pieces).events == [.binary(payload)])
        if count <= 128 { #expect(Decoded.isSameWhereverCut(bytes)) }
    }

    @Test("a binary message keeps every byte value, whatever the mask")
    func masking() {
        let all = (0...255).map { UInt8($0) }
        for mask: [UInt8] in [[0, 0, 0, 0], [255, 255, 255, 255], [1, 2, 3, 4], [0x80, 0, 0x7F, 0xFF]] {
            #expect(Decoded(ClientFrame.bytes(0x82, all, mask: mask)).events == [.binary(all)])
            #expect(Decoded.byteByByte(ClientFrame.bytes(0x82, all, mask: mask)).events == [.binary(all)])
        }
    }

    // Autobahn 2.1–2.4, 2.6, 2.7
    @Test("pings and pongs keep their payload", arguments: [0, 5, 125])
    func controlPayload(count: Int) {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: 0xFE &- $0) }
        let bytes = ClientFrame.bytes(0x89, payload) + ClientFrame.bytes(0x8A, payload)
        #expect(Decoded(bytes).events == [.ping(payload), .pong(payload)])
        #expect(Decoded.isSameWhereverCut(bytes))
    }

    // Autobahn 2.5, 3.x, 4.x, 5.1, 5.2, 7.3.6
    @Test(
        "what breaks a rule of the header",
        arguments: [
            ("a ping of 126 bytes", ClientFrame.bytes(0x89, payload(126)), WebSocketFailure.longControlFrame),
            ("a close frame of 126 bytes", ClientFrame.bytes(0x88, payload(126)), .longControlFrame),
            ("a fragmented ping", ClientFrame.bytes(0x09, []), .fragmentedControlFrame),
            ("a fragmented pong", ClientFrame.bytes(0x0A, []), .fragmentedControlFrame),
            ("a fragmented close", ClientFrame.bytes(0x08, []), .fragmentedControlFrame),
            ("no mask", ClientFrame.bytes(0x81, payload(3), isMasked: false), .unmasked),
            ("a length of 125 in two bytes", [0x82, 0xFE, 0, 125], .badLength),
            ("a length of 65535 in eight bytes", [0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], .badLength),
            ("a negative length", [0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0], .badLength),
        ])
    func badHeader(name: String, bytes: [UInt8], failure: WebSocketFailure) {
        #expect(Decoded(bytes).failure == failure, "\(name)")
        #expect(Decoded.isSameWhereverCut(bytes), "\(name)")
    }

    @Test("reserved bits are refused at the first byte", arguments: 1...7)
    func reservedBits(bits: Int) {
        for opcode: UInt8 in [0x1, 0x2, 0x8, 0x9, 0xA] {
            let frame = ClientFrame.bytes(0x80 | UInt8(bits << 4) | opcode, [1, 2])
            let decoded = Decoded.byteByByte(ClientFrame.text("before") + frame)
            #expect(decoded.events == [.text("before")])
            #expect(decoded.failure == .reservedBits)
            #expect(decoded.failedAfter == 6 + 6 + 1)
        }
    }

    @Test("reserved opcodes are refused at the first byte", arguments: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
    func reservedOpcodes(opcode: UInt8) {
        let decoded = Decoded.byteByByte(ClientFrame.bytes(0x80 | opcode, []))
        #expect(decoded.failure == .reservedOpcode)
        #expect(decoded.failedAfter == 1)
    }

    @Test("a client refuses a masked frame and takes one without")
    func clientRole() {
        #expect(Decoded([0x81, 2, 0x68, 0x69], role: .client).events == [.text("hi")])
        #expect(Decoded(ClientFrame.text("hi"), role: .client).failure == .masked)
    }

    @Test("a failed decoder stays failed")
    func staysFailed() throws {
        var decoder = WebSocketDecoder(role: .server, limits: .init(message: 10))
        var bad = ByteBuffer(bytes: [0xFF])
        #expect(throws: WebSocketFailure.reservedBits) { try decoder.next(from: &bad) }
        var good = ByteBuffer(bytes: ClientFrame.text("hi"))
        #expect(throws: WebSocketFailure.reservedBits) { try decoder.next(from: &good) }
    }

    @Test("each failure has its close code")
    func closeCodes() {
        #expect(WebSocketFailure.invalidUTF8.closeCode == .invalidPayload)
        #expect(WebSocketFailure.frameTooBig.closeCode == .messageTooBig)
        #expect(WebSocketFailure.messageTooBig.closeCode == .messageTooBig)
        #expect(WebSocketFailure.reservedBits.closeCode == .protocolError)
        #expect(WebSocketFailure.badClose.closeCode == .protocolError)
    }
}
