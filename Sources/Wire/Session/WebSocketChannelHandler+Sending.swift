import NIOCore

extension WebSocketChannelHandler {
    func send(_ message: WebSocketMessage) {
        guard phase == .open else { return }
        times.sent(at: ticker.now)
        write(WebSocketEncoder.frame(message.opcode, message.bytes))
    }

    /// Writes a frame of an open session and looks whether the peer keeps up.
    func write(_ frame: ByteBuffer) {
        guard phase == .open, let context else { return }
        context.write(wrapOutboundOut(frame), promise: nil)
        if !isFlushDeferred { context.flush() }
        if !context.channel.isWritable { judgeReader(context) }
    }

    /// Only what is left after a flush counts: before it, even a quick reader had no chance.
    private func judgeReader(_ context: ChannelHandlerContext) {
        if pendingBytes(context) > settings.value.pendingBytes { context.flush() }
        if pendingBytes(context) > settings.value.pendingBytes { dropSlowReader() }
    }

    private func pendingBytes(_ context: ChannelHandlerContext) -> Int {
        // A channel that cannot say how much waits is none of ours (sockets and embedded channels can): taken as 0.
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}
