import NIOCore
import TestKit

/// One kept-alive connection that sends signed Twilio callbacks, one at a time, and takes the time of each answer. With a pace, that time
/// counts from the moment at which the callback was due, so that a stall is not hidden by what it kept from being sent.
final class CallbackLoad: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let texts: CallbackTexts
    private let pace: TimeAmount?
    private let phase: LoadPhase
    /// Answers with 2xx, in and outside of the counting.
    private(set) var accepted = 0
    private(set) var refused = 0
    private(set) var tally = EchoTally()
    private var random: SeededGenerator
    /// The next prepared request of this connection; every connection takes its own.
    private var position: Int
    private let stride: Int
    private var due = NIODeadline.now()
    private var isWaiting = false
    private var answer = ByteBuffer()
    private var context: ChannelHandlerContext?

    /// - Parameters:
    ///   - index: the connection's number, from 0.
    ///   - count: how many connections there are.
    init(_ texts: CallbackTexts, pace: TimeAmount?, phase: LoadPhase, index: Int, of count: Int) {
        self.texts = texts
        self.pace = pace
        self.phase = phase
        random = SeededGenerator(seed: UInt64(index))
        position = index
        stride = count
    }

    /// Begins; with a pace, at a moment of chance within it.
    func begin() {
        due = .now()
        if let pace { due = due + .nanoseconds(Int64(random.below(Int(pace.nanoseconds)))) }
        sendWhenDue()
    }

    func channelActive(context: ChannelHandlerContext) { self.context = context }

    func channelInactive(context: ChannelHandlerContext) {
        if isWaiting { refused += 1 }
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        answer.writeBuffer(&bytes)
        while isWaiting, let status = readAnswer() {
            isWaiting = false
            if (200..<300).contains(status) { accepted += 1 } else { refused += 1 }
            if phase.now == .counting { tally.add(nanoseconds: (NIODeadline.now() - due).nanoseconds) }
            if let pace { due = due + pace } else { due = .now() }
            sendWhenDue()
        }
    }

    private func sendWhenDue() {
        guard phase.now != .ended, let context else { return }
        guard due > .now() else { return send() }
        context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.send() }
    }

    private func send() {
        guard phase.now != .ended, !isWaiting, let context else { return }
        isWaiting = true
        context.writeAndFlush(wrapOutboundOut(texts.request(position)), promise: nil)
        position += stride
    }

    /// The status of an answer that has come in full: a header with Content-Length, and that many bytes.
    private func readAnswer() -> Int? {
        let found = answer.withUnsafeReadableBytes { bytes -> (status: Int, whole: Int)? in
            guard let end = Self.find(Self.headEnd, in: bytes) else { return nil }
            let head = UnsafeRawBufferPointer(rebasing: bytes[..<end])
            var length = 0
            if let field = Self.find(Self.length, in: head) ?? Self.find(Self.lowercaseLength, in: head) {
                for byte in head[(field + Self.length.count)...].drop(while: { $0 == 32 }) {
                    guard byte >= 48, byte <= 57 else { break }
                    length = length * 10 + Int(byte - 48)
                }
            }
            let whole = end + Self.headEnd.count + length
            guard head.count >= 12, bytes.count >= whole else { return nil }
            return (head[9..<12].reduce(0) { $0 * 10 + Int($1) - 48 }, whole)
        }
        guard let found else { return nil }
        answer.moveReaderIndex(forwardBy: found.whole)
        answer.discardReadBytes()
        return found.status
    }

    private static func find(_ wanted: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        return (0...bytes.count - wanted.count).first { start in
            wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
        }
    }

    private static let headEnd = Array("\r\n\r\n".utf8)
    private static let length = Array("Content-Length:".utf8)
    private static let lowercaseLength = Array("content-length:".utf8)
}
