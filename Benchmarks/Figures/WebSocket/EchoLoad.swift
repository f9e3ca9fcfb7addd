import NIOCore

/// One lean client: upgrades, then keeps a number of messages under way and measures each echo. It knows how many
/// bytes an echo has and does not parse frames, so that it costs little beside the server.
final class EchoLoad: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let frame: ByteBuffer
    private let echoBytes: Int
    private let underWay: Int
    private let opened: EventLoopPromise<Void>
    /// False before the measuring, and after it.
    var isCounting = false
    var isSending = false
    private(set) var tally = EchoTally()
    private var head: [UInt8] = []
    private var isOpen = false
    private var pending = 0
    private var received = 0
    private var sentAt = CircularBuffer<NIODeadline>()
    private var context: ChannelHandlerContext?

    init(payloadBytes: Int, underWay: Int, opened: EventLoopPromise<Void>) {
        self.underWay = underWay
        self.opened = opened
        var frame = ByteBuffer()
        frame.writeInteger(UInt8(0x81))
        let isShort = payloadBytes <= 125
        frame.writeInteger(UInt8(0x80) | (isShort ? UInt8(payloadBytes) : 126))
        if !isShort { frame.writeInteger(UInt16(payloadBytes)) }
        frame.writeRepeatingByte(0, count: 4)
        frame.writeRepeatingByte(UInt8(ascii: "a"), count: payloadBytes)
        self.frame = frame
        echoBytes = payloadBytes + (isShort ? 2 : 4)
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        let request =
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        opened.fail(ChannelError.eof)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if !isOpen { readHead(&bytes) }
        received += bytes.readableBytes
        let now = NIODeadline.now()
        while received >= echoBytes, let sent = sentAt.popFirst() {
            received -= echoBytes
            pending -= 1
            if isCounting { tally.add(nanoseconds: (now - sent).nanoseconds) }
        }
        fill()
    }

    /// Sends until as many messages are under way as there should be.
    func fill() {
        guard isSending, let context, pending < underWay else { return }
        while pending < underWay {
            pending += 1
            sentAt.append(.now())
            context.write(wrapOutboundOut(frame), promise: nil)
        }
        context.flush()
    }

    private func readHead(_ bytes: inout ByteBuffer) {
        while let byte: UInt8 = bytes.readInteger() {
            head.append(byte)
            guard head.suffix(4) == [13, 10, 13, 10] else { continue }
            isOpen = head.starts(with: "HTTP/1.1 101".utf8)
            head = []
            if isOpen { opened.succeed(()) } else { opened.fail(ChannelError.eof) }
            return
        }
    }
}
