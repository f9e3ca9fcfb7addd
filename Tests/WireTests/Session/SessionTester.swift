import NIOCore
import NIOEmbedded
import TestKit

@testable import Wire

/// A session on an embedded channel, where time moves only when the test says so.
final class SessionTester {
    let channel: EmbeddedChannel
    let handler: RecordingHandler
    let ticker: LoopTicker

    init(_ settings: WebSocketSettings = .init(), handler: RecordingHandler = .init()) throws {
        channel = EmbeddedChannel()
        self.handler = handler
        ticker = LoopTicker(loop: channel.eventLoop, interval: .milliseconds(250))
        let session = WebSocketChannelHandler(
            handler: handler, settings: WebSocketSettingsBox(settings), ticker: ticker, count: nil)
        try channel.pipeline.syncOperations.addHandler(session)
        channel.connect(to: try SocketAddress(ipAddress: "192.0.2.1", port: 1), promise: nil)
    }

    func receive(_ bytes: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    func pass(_ time: TimeAmount) {
        channel.embeddedEventLoop.advanceTime(by: time)
    }

    /// The frames sent since the last look.
    func sent() throws -> [ServerFrame] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += Array(buffer: buffer) }
        var frames: [ServerFrame] = []
        while let (frame, used) = ServerFrame.parse(bytes) {
            frames.append(frame)
            bytes.removeFirst(used)
        }
        return frames
    }
}

/// Remembers what a session told it.
final class RecordingHandler: WebSocketHandler {
    var session: WebSocketSession?
    var messages: [WebSocketMessage] = []
    var closures: [WebSocketClosure] = []
    var onMessage: (WebSocketMessage, WebSocketSession) -> Void = { _, _ in }

    func opened(_ session: WebSocketSession) { self.session = session }

    func received(_ message: WebSocketMessage, from session: WebSocketSession) {
        messages.append(message)
        onMessage(message, session)
    }

    func closed(_ closure: WebSocketClosure, of session: WebSocketSession) { closures.append(closure) }
}
