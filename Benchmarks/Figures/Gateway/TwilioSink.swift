import NIOCore
import NIOHTTP1
import NIOPosix

/// Twilio's API on loopback: takes every text that is sent, and forgets it.
struct TwilioSink {
    let port: Int
    private let channel: any Channel

    static func start() async throws -> TwilioSink {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Answers())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return TwilioSink(port: channel.localAddress?.port ?? 0, channel: channel)
    }

    func stop() async throws { try await channel.close() }

    private final class Answers: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private var random = SystemRandomNumberGenerator()

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .end = unwrapInboundIn(data) else { return }
            let digits = String(UInt64.random(in: .min ... .max, using: &random), radix: 16)
            let sid = "SM" + String(repeating: "0", count: 32 - digits.count) + digits
            let body = ByteBuffer(string: #"{"sid":"\#(sid)","status":"queued","error_code":null}"#)
            let headers: HTTPHeaders = [
                "Content-Type": "application/json", "Content-Length": "\(body.readableBytes)",
            ]
            context.write(
                wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .created, headers: headers))),
                promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
