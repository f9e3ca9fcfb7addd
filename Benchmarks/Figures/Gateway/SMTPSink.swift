import NIOCore
import NIOPosix

/// A mail server on loopback that takes every mail and forgets it, so that acknowledgements have somewhere to go
/// at next to no cost.
struct SMTPSink {
    let port: Int
    private let channel: any Channel

    static func start() async throws -> SMTPSink {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Conversation())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return SMTPSink(port: channel.localAddress?.port ?? 0, channel: channel)
    }

    func stop() async throws { try await channel.close() }

    /// One client's lines and their answers (RFC 5321), pipelined ones in one go (RFC 2920).
    private final class Conversation: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private var line: [UInt8] = []
        private var isMail = false

        func channelActive(context: ChannelHandlerContext) { say("220 sink.example ESMTP\r\n", context) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var answers = ""
            for byte in unwrapInboundIn(data).readableBytesView {
                line.append(byte)
                guard byte == UInt8(ascii: "\n") else { continue }
                answers += answer(to: line)
                line.removeAll(keepingCapacity: true)
            }
            if !answers.isEmpty { say(answers, context) }
            if answers.hasSuffix("221 bye\r\n") { context.close(promise: nil) }
        }

        private func answer(to line: [UInt8]) -> String {
            if isMail {
                guard line == Array(".\r\n".utf8) else { return "" }
                isMail = false
                return "250 2.0.0 taken\r\n"
            }
            switch String(decoding: line.prefix(4), as: UTF8.self).uppercased() {
            case "EHLO": return "250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n"
            case "DATA":
                isMail = true
                return "354 go on\r\n"
            case "QUIT": return "221 bye\r\n"
            default: return "250 2.0.0 good\r\n"
            }
        }

        private func say(_ text: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }
    }
}
