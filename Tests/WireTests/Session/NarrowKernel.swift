import NIOCore
import NIOEmbedded

/// A kernel in front of an embedded channel with room for one write: full after it, empty again as soon as it is flushed, within the
/// call that flushes, as a socket does whose peer has just read.
final class NarrowKernel: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let channel: EmbeddedChannel
    /// Whether a flush makes room.
    var drains = true

    init(_ channel: EmbeddedChannel) { self.channel = channel }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        become(writable: false, context)
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        if drains { become(writable: true, context) }
    }

    private func become(writable: Bool, _ context: ChannelHandlerContext) {
        guard channel.isWritable != writable else { return }
        channel.isWritable = writable
        context.pipeline.fireChannelWritabilityChanged()
    }
}
