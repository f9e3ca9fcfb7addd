import NIOCore
import NIOHTTP1

/// The requests as they come in.
extension HTTPGate {
    func requestBegan(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        // Whoever was told that the connection closes is not listened to any more (RFC 9112 §9.6).
        guard !state.isLast else { return }
        state.turned(at: ticker.now)
        if WebSocketHandshake.isAsked(by: head) {
            state.incoming = .upgrade(head, isWhole: false)
            return
        }
        if let status = objection(to: head) { return refuse(status, context) }
        guard beginServing(context) else { return }
        state.incoming = .body(bytes: 0, limit: site.limits.body.bytes(for: head.uri))
        state.owed += 1
        // After a request with an Upgrade that we do not follow, or CONNECT, the parser reads no further.
        let isParserDone = head.method == .CONNECT || head.headers.contains(name: "upgrade")
        state.isLast = !head.isKeepAlive || isParserDone
        encourage(head, context)
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func bodyCame(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        switch state.incoming {
        case .none: break
        case .upgrade: refuse(.badRequest, context)
        case .body(let count, let limit):
            let total = count + bytes.readableBytes
            state.incoming = .body(bytes: total, limit: limit)
            guard total > limit else { return context.fireChannelRead(wrapInboundOut(.body(bytes))) }
            if state.canRefuse {
                refuse(.payloadTooLarge, context)
            } else {
                context.close(promise: nil)
            }
            context.fireErrorCaught(HTTPGateFailure.bodyTooLarge)
        }
    }

    func requestEnded(_ trailers: HTTPHeaders?, _ context: ChannelHandlerContext) {
        state.turned(at: ticker.now)
        switch state.incoming {
        case .none: break
        case .body:
            state.incoming = .none
            context.fireChannelRead(wrapInboundOut(.end(trailers)))
        case .upgrade(let head, _):
            state.incoming = .upgrade(head, isWhole: true)
            upgradeIfDue(context)
        }
    }

    private func objection(to head: HTTPRequestHead) -> HTTPResponseStatus? {
        if head.version == .http1_1, head.headers["host"].count != 1 { return .badRequest }
        let limit = site.limits.body.bytes(for: head.uri)
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length > limit {
            return .payloadTooLarge
        }
        if head.method == .GET, site.endpoint(for: head.uri) != nil { return .upgradeRequired }
        return nil
    }

    /// A client that asks first whether its body is welcome waits for this (RFC 9110 §10.1.1).
    private func encourage(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard state.owed == 1,
            head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" })
        else { return }
        context.writeAndFlush(wrapOutboundOut(.head(.init(version: .http1_1, status: .continue))), promise: nil)
    }
}
