import NIOCore

/// One session on its connection: decodes, delivers, answers pings, and ends in an orderly way. It has no task, no
/// timer and no buffer of its own while it is idle.
final class WebSocketChannelHandler: ChannelInboundHandler, Ticking {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let settings: WebSocketSettingsBox
    let ticker: LoopTicker
    var tickerSlot = -1
    /// Gone once it was told of the end.
    var handler: (any WebSocketHandler)?
    var context: ChannelHandlerContext?
    var phase = SessionPhase.open
    var times: SessionTimes
    var bucket: TokenBucket?
    var isFlushDeferred = false
    private var count: SessionCount?
    private var decoder: WebSocketDecoder
    /// Read and not yet decoded, because the handler paused.
    private var unread = ByteBuffer()
    private(set) var isPaused = false
    /// What a close handshake that we began will be reported as.
    var ending: WebSocketClosure?
    private var isPumping = false
    private var isReadOwed = false

    init(
        handler: any WebSocketHandler, settings: WebSocketSettingsBox, ticker: LoopTicker, count: SessionCount?
    ) {
        self.handler = handler
        self.settings = settings
        self.ticker = ticker
        self.count = count
        decoder = WebSocketDecoder(role: .server, limits: settings.value.sizes)
        times = SessionTimes(now: ticker.now, settings: settings.value)
        bucket = settings.value.rate.map { TokenBucket(rate: $0, now: ticker.now) }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        ticker.add(self)
        takeOverReading(context)
        deferringFlush { handler?.opened(session(context)) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        finish()
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        times.heard(at: ticker.now)
        guard phase != .closed else { return }
        var bytes = unwrapInboundIn(data)
        if unread.readableBytes == 0 { unread = bytes } else { unread.writeBuffer(&bytes) }
        isFlushDeferred = true
        pump()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        readingPaused()
    }

    /// Nothing more was read for now: time to write what was answered, and to ask for more. Also called once the
    /// parser has handed over what it had read too far, after which the channel does not report the end of a reading.
    func readingPaused() {
        isFlushDeferred = false
        context?.flush()
        isReadOwed = true
        readMore()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        times.writability(changedTo: context.channel.isWritable, at: ticker.now)
        pump()
        readMore()
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: close(.goingAway, reason: "")
        case ChannelEvent.inputClosed: inputClosed(context)
        default: break
        }
    }

    func setPaused(_ paused: Bool) {
        isPaused = paused
        pump()
        readMore()
    }

    func session(_ context: ChannelHandlerContext) -> WebSocketSession {
        WebSocketSession(self, loop: context.eventLoop)
    }

    /// Runs `body` and writes all it sent in one go.
    func deferringFlush(_ body: () -> Void) {
        let isOutermost = !isFlushDeferred
        isFlushDeferred = true
        body()
        guard isOutermost else { return }
        isFlushDeferred = false
        context?.flush()
    }

    /// The connection is over, however it came.
    private func finish() {
        ticker.remove(self)
        report(.lost)
        phase = .closed
        unread = ByteBuffer()
        count?.release()
        count = nil
    }

    /// A session that has no room for answers takes no questions: so a peer that does not read cannot make us buffer.
    private var isHeld: Bool {
        guard case .open = phase else { return false }
        return isPaused || context?.channel.isWritable == false
    }

    /// From here on the session decides when to read. (Reading by the pipeline itself would begin at its end, where
    /// after an upgrade of a used connection handlers stand that never read again.)
    private func takeOverReading(_ context: ChannelHandlerContext) {
        do {
            try context.channel.syncOptions?.setOption(.autoRead, value: false)
        } catch {
            return context.close(promise: nil)
        }
        isReadOwed = true
        readMore()
    }

    private func readMore() {
        guard isReadOwed, !isHeld, phase != .closed, let context else { return }
        isReadOwed = false
        context.read()
    }

    /// Decodes and delivers what was read, as long as nobody pauses.
    private func pump() {
        guard !isPumping, let context else { return }
        isPumping = true
        defer {
            isPumping = false
            if unread.readableBytes == 0 { unread = ByteBuffer() }
            times.partial(decoder.isMidMessage, at: ticker.now)
        }
        // Writing out what was answered may make the room that the rest waits for, within the very call: then nobody comes again.
        var isStarved = false
        while unread.readableBytes > 0, !isHeld, !isStarved {
            deferringFlush { isStarved = !takeWhatIsWhole(context) }
        }
    }

    /// Decodes and delivers until somebody pauses; false when the rest is no whole event yet.
    private func takeWhatIsWhole(_ context: ChannelHandlerContext) -> Bool {
        while unread.readableBytes > 0, !isHeld {
            guard takesInput else {
                unread.clear()
                return true
            }
            do throws(WebSocketFailure) {
                guard let event = try decoder.next(from: &unread) else { return false }
                take(event, context)
            } catch {
                fail(error.closeCode)
            }
        }
        return true
    }

    private var takesInput: Bool {
        switch phase {
        case .open, .closing: true
        case .finishing, .draining, .closed: false
        }
    }

    private func take(_ event: WebSocketEvent, _ context: ChannelHandlerContext) {
        if case .close(let code, let reason) = event { return peerClosed(code, reason: reason) }
        guard phase == .open, admit() else { return }
        switch event {
        case .text(let bytes): deliver(.text(bytes), context)
        case .binary(let bytes): deliver(.binary(bytes), context)
        case .ping(let payload): write(WebSocketEncoder.frame(.pong, payload))
        case .pong, .close: break
        }
    }

    private func deliver(_ message: WebSocketMessage, _ context: ChannelHandlerContext) {
        times.received(at: ticker.now)
        handler?.received(message, from: session(context))
    }

    private func admit() -> Bool {
        guard let rate = settings.value.rate, bucket?.take(rate: rate, now: ticker.now) == false else { return true }
        fail(.policyViolation)
        return false
    }
}
