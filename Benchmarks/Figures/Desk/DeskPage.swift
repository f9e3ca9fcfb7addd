import Foundation
import NIOCore
import NIOPosix
import Synchronization
import TestKit

/// An agent's page, as far as the wire knows: a socket whose frames are read as they come, each with its moment.
final class DeskPage: Sendable {
    /// A frame's members that the measuring looks at.
    struct Frame: Decodable, Sendable {
        struct Card: Decodable, Sendable {
            let item: String
            let number: String
            let version: Int64
        }

        let type: String
        let id: String?
        let item: String?
        let card: Card?
        let offers: [Card]?
    }

    private final class Reader: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        private let bytes = Mutex<[UInt8]>([])
        private let isUpgraded = Mutex(false)
        private let take: @Sendable (Frame, ContinuousClock.Instant) -> Void

        init(_ take: @escaping @Sendable (Frame, ContinuousClock.Instant) -> Void) { self.take = take }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let now = ContinuousClock.now
            let new = unwrapInboundIn(data).readableBytesView
            let frames: [ServerFrame] = bytes.withLock { bytes in
                bytes.append(contentsOf: new)
                if !isUpgraded.withLock({ $0 }) {
                    guard let end = Self.end(of: bytes) else { return [] }
                    bytes.removeFirst(end)
                    isUpgraded.withLock { $0 = true }
                }
                var frames: [ServerFrame] = []
                while let (frame, used) = ServerFrame.parse(bytes) {
                    bytes.removeFirst(used)
                    frames.append(frame)
                }
                return frames
            }
            for frame in frames {
                switch frame {
                case .text(let text):
                    if let frame = try? JSONDecoder().decode(Frame.self, from: Data(text.utf8)) { take(frame, now) }
                case .ping(let payload):
                    context.writeAndFlush(NIOAny(ByteBuffer(bytes: ClientFrame.bytes(0x8A, payload))), promise: nil)
                default: break
                }
            }
        }

        private static func end(of bytes: [UInt8]) -> Int? {
            let mark = Array("\r\n\r\n".utf8)
            guard bytes.count >= 4 else { return nil }
            return (0...bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == mark }.map { $0 + 4 }
        }
    }

    private let channel: any Channel

    /// - Parameter take: told of each frame, on the connection's event loop.
    init(
        port: Int, cookie: String, take: @escaping @Sendable (Frame, ContinuousClock.Instant) -> Void
    ) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in channel.pipeline.addHandler(Reader(take)) }
            .connect(host: "127.0.0.1", port: port).get()
        let request = WebSocketClient.request(
            host: "127.0.0.1:\(port)", path: "/desk/socket", origin: "http://127.0.0.1:\(port)",
            subprotocols: ["intake.desk.v1"], headers: ["Cookie": cookie])
        try await channel.writeAndFlush(ByteBuffer(string: request)).get()
    }

    func say(_ json: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: ClientFrame.text(json))).get()
    }

    func close() async throws { try? await channel.close().get() }
}
