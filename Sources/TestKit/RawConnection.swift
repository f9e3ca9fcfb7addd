import Foundation
package import NIOCore
import NIOPosix
import Synchronization

/// A TCP connection of a test: sends the bytes it is told, keeps what comes back, and can behave badly: stop reading,
/// shut one half, or vanish.
package final class RawConnection: Sendable {
    private struct State {
        var received: [UInt8] = []
        var isEnded = false
        var rule: Rule?
    }

    /// What is to be answered at once to what came and was not taken yet, and what is left of that then.
    package typealias Rule = @Sendable (_ received: [UInt8]) -> (left: [UInt8], reply: [UInt8])

    /// The connection ended before what was waited for had come.
    package struct Ended: Error {
        /// What had come.
        package let received: [UInt8]
    }

    package let channel: any Channel
    private let state: Inbox

    private final class Inbox: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        let state = Mutex(State())

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data).readableBytesView
            let reply: [UInt8] = state.withLock { state in
                state.received.append(contentsOf: bytes)
                guard let (left, reply) = state.rule?(state.received) else { return [] }
                state.received = left
                return reply
            }
            if !reply.isEmpty { context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: reply)), promise: nil) }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event as? ChannelEvent == .inputClosed { end() }
        }

        func channelInactive(context: ChannelHandlerContext) { end() }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private func end() { state.withLock { $0.isEnded = true } }
    }

    private init(channel: any Channel, state: Inbox) {
        self.channel = channel
        self.state = state
    }

    /// Connects.
    ///
    /// - Parameters:
    ///   - source: an address of this machine from which it comes; all of 127.0.0.0/8 are.
    ///   - receiveBuffer: the kernel's buffer in bytes, for a reader that is to be slow.
    package static func open(
        host: String = "127.0.0.1", port: Int, from source: String? = nil, receiveBuffer: Int? = nil
    ) async throws -> RawConnection {
        let inbox = Inbox()
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { $0.pipeline.addHandler(inbox) }
        if let receiveBuffer {
            bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: .init(receiveBuffer))
        }
        if let source { bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: source, port: 0)) }
        return RawConnection(channel: try await bootstrap.connect(host: host, port: port).get(), state: inbox)
    }

    /// Sends bytes as they are; returns when the kernel has them.
    package func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    /// Sends text as it is.
    package func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// What came and was not taken.
    package var received: [UInt8] { state.state.withLock { $0.received } }

    /// Whether the peer has ended its side, or the connection is gone.
    package var isEnded: Bool { state.state.withLock { $0.isEnded } }

    /// Takes what `parse` finds at the front of the bytes received, waiting until it finds something. `parse` gives
    /// back its finding and how many bytes it used.
    ///
    /// - Throws: ``Ended`` when the connection ends first, `NeverHappened` when time runs out.
    package func take<Found: Sendable>(
        within limit: Duration = Patience.usual, _ parse: @escaping @Sendable ([UInt8]) -> (Found, used: Int)?
    ) async throws -> Found {
        let found = Mutex<Found?>(nil)
        try await eventually(within: limit) { [state] in
            try state.state.withLock { state in
                guard let (value, used) = parse(state.received) else {
                    if state.isEnded { throw Ended(received: state.received) }
                    return false
                }
                state.received.removeFirst(used)
                found.withLock { $0 = value }
                return true
            }
        }
        guard let value = found.withLock({ $0 }) else { throw Ended(received: []) }
        return value
    }

    /// Answers by a rule from now on, also while nobody waits for anything.
    package func answer(by rule: @escaping Rule) { state.state.withLock { $0.rule = rule } }

    /// Waits until the peer has ended the connection; what it sent before.
    @discardableResult
    package func untilEnd(within limit: Duration = Patience.usual) async throws -> [UInt8] {
        try await eventually(within: limit) { [state] in state.state.withLock { $0.isEnded } }
        return received
    }

    /// Leaves what comes in the kernel from now on, so that the peer's sending stalls.
    package func stopReading() async throws {
        try await channel.setOption(.autoRead, value: false).get()
    }

    /// Reads again after ``stopReading()``.
    package func startReading() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }

    /// Closes in an orderly way, without any farewell of a protocol.
    package func close() async throws { try? await channel.close().get() }

    /// Vanishes: the peer gets a reset, as when a phone loses its network and its address.
    package func cut() async throws {
        let immediately = linger(l_onoff: 1, l_linger: 0)
        try await (channel as? any SocketOptionProvider)?.setSoLinger(immediately).get()
        try? await channel.close().get()
    }
}
