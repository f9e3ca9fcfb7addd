import NIOCore

/// The ways in which a session ends (RFC 6455 §7). Each leads to a closed connection within
/// ``WebSocketSettings/closeTime``.
extension WebSocketChannelHandler {
    /// Begins the close handshake.
    func close(_ code: WebSocketCloseCode, reason: String) {
        guard phase == .open, let context else { return }
        ending = WebSocketClosure(code: code, reason: reason, initiator: .us)
        context.writeAndFlush(wrapOutboundOut(WebSocketEncoder.close(code, reason: reason)), promise: nil)
        phase = .closing(until: closeDeadline)
        setPaused(false)
    }

    /// The peer's close frame: answered with its own code if it was first (§5.5.1), and the connection is closed by
    /// us, the server (§7.1.1).
    func peerClosed(_ code: WebSocketCloseCode?, reason: String) {
        let isAnswer = phase != .open
        phase = .finishing(until: phase.deadline ?? closeDeadline)
        report(WebSocketClosure(code: code ?? .noStatus, reason: reason, initiator: .peer))
        afterWriting(isAnswer ? ByteBuffer() : WebSocketEncoder.close(code)) { $0.context?.close(promise: nil) }
    }

    /// Fails the connection (§7.1.7): says why, shuts our half, and throws away what still comes.
    func fail(_ code: WebSocketCloseCode) {
        guard phase == .open else { return closeOnceWritten() }
        phase = .draining(until: closeDeadline)
        report(WebSocketClosure(code: code, initiator: .us))
        afterWriting(WebSocketEncoder.close(code)) { $0.context?.close(mode: .output, promise: nil) }
    }

    /// A reader that does not keep up: the close frame stands behind what waits already, and the connection is cut
    /// at the deadline if the peer still takes nothing.
    func dropSlowReader() {
        guard phase == .open else { return }
        let code = settings.value.slowReaderCode
        phase = .finishing(until: closeDeadline)
        report(WebSocketClosure(code: code, initiator: .us))
        afterWriting(WebSocketEncoder.close(code)) { $0.context?.close(promise: nil) }
    }

    /// The peer shut its half: without a close frame, that is a lost connection.
    func inputClosed(_ context: ChannelHandlerContext) {
        switch phase {
        case .open, .closing:
            report(.lost)
            context.close(promise: nil)
        case .draining: closeOnceWritten()
        case .finishing, .closed: break
        }
    }

    /// Cuts the connection.
    func abort(_ closure: WebSocketClosure) {
        report(closure)
        context?.close(promise: nil)
    }

    /// Tells the handler, the first time; a session that we were closing ended as we said.
    func report(_ closure: WebSocketClosure) {
        guard let handler, let context else { return }
        self.handler = nil
        handler.closed(ending ?? closure, of: session(context))
    }

    private var closeDeadline: NIODeadline { ticker.now + settings.value.closeTime }

    private func closeOnceWritten() {
        phase = .finishing(until: phase.deadline ?? closeDeadline)
        afterWriting(ByteBuffer()) { $0.context?.close(promise: nil) }
    }

    /// To close a channel throws away what it has not written yet; so the next step waits for the writing.
    private func afterWriting(_ frame: ByteBuffer, _ next: @escaping (WebSocketChannelHandler) -> Void) {
        guard let context else { return }
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { _ in next(self) }
        context.writeAndFlush(wrapOutboundOut(frame), promise: promise)
    }
}
