import NIOCore
import NIOHTTP1

/// The answers as they go out, and the gate's own.
extension HTTPGate {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isLeaving else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if head.status.code >= 200 {
                state.hasAnswerBegun = true
                if state.isLast { head.headers.replaceOrAdd(name: "connection", value: "close") }
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end(let trailers):
            answered(trailers, context, promise)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        switch (state.mode, mode) {
        case (.upgraded, .output), (.leaving, _):
            // Hummingbird shuts its half, as it does after every connection's last answer: the session goes on. And
            // while we leave, the last answer needs its time to be read; the deadline ends it.
            promise?.succeed(())
        case (.serving, .output):
            state.mode = .leaving(until: lingerDeadline)
            context.close(mode: mode, promise: promise)
        default:
            context.close(mode: .all, promise: promise)
        }
    }

    private func answered(
        _ trailers: HTTPHeaders?, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) {
        state.owed -= 1
        state.hasAnswerBegun = false
        state.turned(at: ticker.now)
        guard state.isLast, state.owed == 0 else {
            context.write(wrapOutboundOut(.end(trailers)), promise: promise)
            return upgradeIfDue(context)
        }
        let written = promise ?? context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { _ in self.leave(context) }
        context.write(wrapOutboundOut(.end(trailers)), promise: written)
    }

    /// Answers by itself and closes the connection.
    func refuse(_ status: HTTPResponseStatus, headers: HTTPHeaders = [:], _ context: ChannelHandlerContext) {
        let text = ByteBuffer(string: "\(status.code) \(status.reasonPhrase)\n")
        var headers = headers
        headers.add(name: "connection", value: "close")
        headers.add(name: "content-type", value: "text/plain; charset=utf-8")
        headers.add(name: "content-length", value: String(text.readableBytes))
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        state.mode = .leaving(until: lingerDeadline)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(text))), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { _ in self.leave(context) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    /// Shuts our half. The rest is closed when the client has shut its own, or when the time is up: to close with
    /// unread bytes resets the connection and takes the answer away from the client (RFC 9112 §9.6).
    func leave(_ context: ChannelHandlerContext) {
        if case .leaving = state.mode {} else { state.mode = .leaving(until: lingerDeadline) }
        context.close(mode: .output, promise: nil)
        // Hummingbird may have stopped reading; what still comes is read and thrown away.
        context.read()
    }

    /// The order to shut down: the answers that are owed are still given.
    func quiesce(_ context: ChannelHandlerContext) {
        guard !isLeaving else { return }
        state.shutdownDeadline = ticker.now + site.limits.shutdownTime
        state.isLast = true
        guard state.owed == 0 else { return }
        let isWritten = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) == 0
        if isWritten { context.close(promise: nil) } else { leave(context) }
    }

    private var lingerDeadline: NIODeadline { ticker.now + site.limits.lingerTime }
}
