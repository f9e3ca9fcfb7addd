import NIOCore
import NIOEmbedded
import TestKit
import Testing

@testable import Wire

/// Delivery, sending and the ways a session ends.
@Suite struct WebSocketSessionTests {
    @Test("delivers messages in order, answers pings, ignores pongs")
    func delivers() throws {
        let tester = try SessionTester()
        try tester.receive(
            ClientFrame.text("a") + ClientFrame.bytes(0x89, [7]) + ClientFrame.bytes(0x8A, []) + ClientFrame.binary([1])
        )
        #expect(tester.handler.messages == [.text("a"), .binary(ByteBuffer(bytes: [1]))])
        #expect(try tester.sent() == [.pong([7])])
    }

    @Test("the peer closes: its code comes back, the connection is closed, the handler is told once")
    func peerCloses() throws {
        let tester = try SessionTester()
        try tester.receive(ClientFrame.close(4001, "bye") + ClientFrame.text("too late"))
        #expect(try tester.sent() == [.close(4001, "")])
        #expect(!tester.channel.isActive)
        #expect(tester.handler.messages.isEmpty)
        let closure = WebSocketClosure(code: .init(rawValue: 4001), reason: "bye", initiator: .peer)
        #expect(tester.handler.closures == [closure])
    }

    @Test("an empty close frame is answered with an empty one and reported as 1005")
    func peerClosesWithoutCode() throws {
        let tester = try SessionTester()
        try tester.receive(ClientFrame.close(nil))
        #expect(try tester.sent() == [.close(nil, "")])
        #expect(tester.handler.closures == [WebSocketClosure(code: .noStatus, initiator: .peer)])
    }

    @Test("we close: later messages are dropped, the peer's answer ends it")
    func weClose() throws {
        let tester = try SessionTester()
        tester.handler.session?.close(.normal, reason: "done")
        tester.handler.session?.send(.text("too late"))
        try tester.receive(ClientFrame.text("dropped"))
        #expect(tester.channel.isActive)
        #expect(tester.handler.closures.isEmpty)
        try tester.receive(ClientFrame.close(1000))
        #expect(!tester.channel.isActive)
        #expect(try tester.sent() == [.close(1000, "done")])
        #expect(tester.handler.messages.isEmpty)
        #expect(tester.handler.closures == [WebSocketClosure(code: .normal, reason: "done", initiator: .us)])
    }

    @Test("a peer that never answers our close is cut after closeTime")
    func closeTime() throws {
        var settings = WebSocketSettings()
        settings.closeTime = .seconds(3)
        let tester = try SessionTester(settings)
        tester.handler.session?.close(.goingAway)
        tester.pass(.milliseconds(2900))
        #expect(tester.channel.isActive)
        tester.pass(.milliseconds(500))
        #expect(!tester.channel.isActive)
        #expect(tester.handler.closures == [WebSocketClosure(code: .goingAway, initiator: .us)])
    }

    @Test(
        "a broken rule fails the session with its code",
        arguments: [
            (ClientFrame.bytes(0x83, []), 1002), (ClientFrame.bytes(0x81, [0xFF]), 1007),
            (ClientFrame.binary(Array(repeating: 0, count: 200)), 1009),
        ])
    func fails(bytes: [UInt8], code: Int) throws {
        var settings = WebSocketSettings()
        settings.sizes = WebSocketSizeLimits(message: 100)
        let tester = try SessionTester(settings)
        try tester.receive(ClientFrame.text("before") + bytes + ClientFrame.text("after"))
        #expect(try tester.sent() == [.close(code, "")])
        #expect(tester.handler.messages == [.text("before")])
        #expect(tester.handler.closures.map(\.code.rawValue) == [UInt16(code)])
        tester.pass(.seconds(6))
        #expect(!tester.channel.isActive)
        #expect(tester.handler.closures.count == 1)
    }

    @Test("a lost connection is reported as 1006")
    func lost() throws {
        let tester = try SessionTester()
        _ = try tester.channel.finish()
        #expect(tester.handler.closures == [.lost])
    }

    @Test("half a connection is a lost one")
    func halfClosed() throws {
        let tester = try SessionTester()
        tester.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(tester.handler.closures == [.lost])
        #expect(!tester.channel.isActive)
    }

    @Test("while reading is paused nothing is delivered; what came waits in order")
    func pauses() throws {
        let tester = try SessionTester()
        tester.handler.onMessage = { message, session in if message == .text("1") { session.pauseReading() } }
        try tester.receive(ClientFrame.text("1") + ClientFrame.text("2"))
        try tester.receive(ClientFrame.text("3"))
        #expect(tester.handler.messages == [.text("1")])
        tester.handler.session?.resumeReading()
        #expect(tester.handler.messages == [.text("1"), .text("2"), .text("3")])
    }

    @Test("a session that is full of unsent bytes takes no messages")
    func unwritable() throws {
        let tester = try SessionTester()
        tester.channel.isWritable = false
        tester.channel.pipeline.fireChannelWritabilityChanged()
        try tester.receive(ClientFrame.text("1"))
        #expect(tester.handler.messages.isEmpty)
        tester.channel.isWritable = true
        tester.channel.pipeline.fireChannelWritabilityChanged()
        #expect(tester.handler.messages == [.text("1")])
    }

    @Test("too many frames close the session with 1008")
    func rate() throws {
        var settings = WebSocketSettings()
        settings.rate = TokenRate(perSecond: 1, burst: 3)
        let tester = try SessionTester(settings)
        for _ in 0..<3 { try tester.receive(ClientFrame.text("x")) }
        tester.pass(.seconds(2))
        for _ in 0..<2 { try tester.receive(ClientFrame.bytes(0x89, [])) }
        #expect(tester.handler.closures.isEmpty)
        try tester.receive(ClientFrame.text("x"))
        #expect(tester.handler.closures.map(\.code) == [.policyViolation])
        #expect(tester.handler.messages.count == 3)
    }
}
