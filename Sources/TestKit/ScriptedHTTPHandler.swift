import NIOCore
import NIOHTTP1

/// One connection of a `ScriptedHTTPServer`: gathers each request and answers it.
final class ScriptedHTTPHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let script: @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer
    private var request: ScriptedHTTPServer.Request?

    init(_ script: @escaping @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer) {
        self.script = script
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            request = ScriptedHTTPServer.Request(
                method: head.method, target: head.uri, headers: head.headers, body: [])
        case .body(let bytes):
            request?.body += bytes.readableBytesView
        case .end:
            if let request { answer(script(request), context) }
            request = nil
        }
    }

    private func answer(_ answer: ScriptedHTTPServer.Answer, _ context: ChannelHandlerContext) {
        switch answer {
        case .silence: break
        case .hangUp: context.close(promise: nil)
        case .respond(let status, let headers, let body):
            var fields = HTTPHeaders(headers)
            fields.replaceOrAdd(name: "Content-Length", value: String(body.count))
            let head = HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: fields)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
