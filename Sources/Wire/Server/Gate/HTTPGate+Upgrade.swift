import HTTPTypes
import NIOCore
import NIOHTTP1

/// The way from an upgrade request to a session.
extension HTTPGate {
    /// An upgrade is decided when its request is whole and every answer before it is written.
    func upgradeIfDue(_ context: ChannelHandlerContext) {
        guard case .upgrade(let head, isWhole: true) = state.incoming, state.owed == 0, context.channel.isActive else {
            return
        }
        state.incoming = .none
        switch WebSocketHandshake.check(head, peer: context.remoteAddress) {
        case .failure(let refused): refuse(refused.status, headers: refused.headers, context)
        case .success(let (request, key)): decide(request, key: key, context)
        }
    }

    private func decide(_ request: UpgradeRequest, key: String, _ context: ChannelHandlerContext) {
        guard let endpoint = site.endpoint(for: request.path) else { return refuse(.notFound, context) }
        guard !state.isLast, endpoint.count.take() else { return refuse(.serviceUnavailable, context) }
        switch endpoint.decide(request) {
        case .refuse(let status):
            endpoint.count.release()
            refuse(HTTPResponseStatus(statusCode: status.code, reasonPhrase: status.reasonPhrase), context)
        case .accept(let handler, let subprotocol):
            let session = WebSocketChannelHandler(
                handler: handler, settings: endpoint.settings, ticker: ticker, count: endpoint.count)
            let response = WebSocketHandshake.response(key: key, subprotocol: subprotocol)
            if !open(session, response, context) { endpoint.count.release() }
        }
    }

    /// The session takes the parser's place; the answer is written first, while there is an encoder. False when the
    /// channel closed meanwhile.
    private func open(
        _ session: WebSocketChannelHandler, _ response: HTTPResponseHead, _ context: ChannelHandlerContext
    ) -> Bool {
        context.writeAndFlush(wrapOutboundOut(.head(response)), promise: nil)
        let pipeline = context.pipeline.syncOperations
        parser.removeEncoder(from: pipeline)
        do {
            try pipeline.addHandler(session, position: .before(self))
        } catch {
            context.close(promise: nil)
            return false
        }
        parser.removeDecoder(from: pipeline, on: context.eventLoop) { session.readingPaused() }
        handOver(context)
        return true
    }
}
