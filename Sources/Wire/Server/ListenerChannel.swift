import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes

/// Sets up each accepted connection, and answers its requests through Hummingbird.
struct ListenerChannel: ServerChildChannel, HTTPChannelHandler {
    let site: ListenerSite
    let responder: HTTPChannelHandler.Responder

    /// First bytes are few (an idle session must not hold a big buffer), bulk comes in pieces of 16 KiB.
    private static let receiving = AdaptiveRecvByteBufferAllocator(minimum: 256, initial: 1024, maximum: 16 * 1024)

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<ListenerConnection> {
        if let cap = site.cap, !cap.admits(channel) {
            channel.close(promise: nil)
            let none = channel.eventLoop.makeSucceededFuture(HTTPAsyncChannel?.none)
            return channel.eventLoop.makeSucceededFuture(ListenerConnection(channel: channel, http: none))
        }
        return channel.eventLoop.makeCompletedFuture {
            guard let ticker = site.tickers.ticker(of: channel.eventLoop) else {
                throw ChannelError.inappropriateOperationForState
            }
            try channel.syncOptions?.setOption(.recvAllocator, value: Self.receiving)
            let decision = channel.eventLoop.makePromise(of: HTTPAsyncChannel?.self)
            let parser = HTTPParserHandlers(limits: site.limits)
            try parser.add(to: channel.pipeline.syncOperations)
            try channel.pipeline.syncOperations.addHandler(
                HTTPGate(site: site, ticker: ticker, parser: parser, decision: decision))
            return ListenerConnection(channel: channel, http: decision.futureResult)
        }
    }

    /// The one task of a connection; it ends when the connection becomes a session.
    func handle(value: ListenerConnection, logger: Logger) async {
        let http = await withTaskCancellationHandler {
            try? await value.http.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
        guard let http else { return }
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await handleHTTP(asyncChannel: http, logger: logger)
        }
    }
}
