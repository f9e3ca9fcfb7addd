import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Stands between the HTTP parser and Hummingbird on every connection. It takes upgrade requests out of the stream,
/// whether they are the connection's first request or a later one, and keeps the limits of size and time.
///
/// NIO's own upgrade handler looks at the first request only; a proxy that keeps its connections alive sends upgrades
/// on used ones. Hummingbird's handlers, and the task that awaits them, come into being with the first request that
/// is not an upgrade, so that a session costs neither.
final class HTTPGate: ChannelDuplexHandler, RemovableChannelHandler, Ticking {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    let site: ListenerSite
    let ticker: LoopTicker
    let parser: HTTPParserHandlers
    /// Told once whom the connection belongs to.
    private let decision: EventLoopPromise<HTTPAsyncChannel?>
    var tickerSlot = -1
    var state: HTTPGateState

    init(
        site: ListenerSite, ticker: LoopTicker, parser: HTTPParserHandlers,
        decision: EventLoopPromise<HTTPAsyncChannel?>
    ) {
        self.site = site
        self.ticker = ticker
        self.parser = parser
        self.decision = decision
        state = HTTPGateState(now: ticker.now)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        ticker.add(self)
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        ticker.remove(self)
        self.context = nil
        decision.succeed(nil)
    }

    private(set) var context: ChannelHandlerContext?

    func channelInactive(context: ChannelHandlerContext) {
        ticker.remove(self)
        decision.succeed(nil)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        state.read(at: ticker.now)
        guard !isLeaving else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): requestBegan(head, context)
        case .body(let bytes): bodyCame(bytes, context)
        case .end(let trailers): requestEnded(trailers, context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        state.isReadWanted = false
        if case .leaving = state.mode { context.read() }
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        state.isReadWanted = true
        context.read()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        state.unwritableSince = context.channel.isWritable ? nil : ticker.now
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: quiesce(context)
        case ChannelEvent.inputClosed where state.mode == .fresh: context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else {
            context.fireErrorCaught(error)
            return context.close(promise: nil)
        }
        guard !isLeaving else { return }
        if state.canRefuse, case .none = state.incoming {
            refuse(error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest, context)
        } else {
            state.isLast = true
            context.fireErrorCaught(error)
        }
    }

    func tick(now: NIODeadline) {
        guard let context else { return }
        switch state.due(at: now, limits: site.limits) {
        case .nothing: break
        case .cut: context.close(promise: nil)
        case .refuseTimedOut:
            refuse(.requestTimeout, context)
            context.fireErrorCaught(HTTPGateFailure.timedOut)
        }
    }

    var isLeaving: Bool {
        switch state.mode {
        case .leaving, .upgraded: true
        case .fresh, .serving: false
        }
    }

    /// Lets Hummingbird's handlers in; false when the channel would not have them.
    func beginServing(_ context: ChannelHandlerContext) -> Bool {
        guard state.mode == .fresh else { return true }
        do {
            try context.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            let channel = try HTTPAsyncChannel(
                wrappingChannelSynchronously: context.channel, configuration: .init(isOutboundHalfClosureEnabled: true))
            state.mode = .serving
            decision.succeed(channel)
            return true
        } catch {
            context.close(promise: nil)
            return false
        }
    }

    /// The session has the connection. Where Hummingbird had it before, its handlers stay, told that no more is to
    /// come, and this gate stays to keep them quiet.
    func handOver(_ context: ChannelHandlerContext) {
        let wasServing = state.mode == .serving
        state.mode = .upgraded
        ticker.remove(self)
        if wasServing {
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        } else {
            decision.succeed(nil)
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
        }
    }
}
