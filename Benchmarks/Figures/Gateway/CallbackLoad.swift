import Crypto
import Foundation
import NIOCore

/// One kept-alive connection that sends signed Twilio callbacks, one at a time, and takes the time of each answer. With a pace, that time
/// counts from the moment at which the callback was due, so that a stall is not hidden by what it kept from being sent.
final class CallbackLoad: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let texts: CallbackTexts
    private let pace: TimeAmount?
    var isSending = false
    var isCounting = false
    /// Answers with 2xx, in and outside of the counting.
    private(set) var accepted = 0
    private(set) var refused = 0
    private(set) var tally = EchoTally()
    private var random: SeededRandom
    private var due = NIODeadline.now()
    private var isWaiting = false
    private var answer = ByteBuffer()
    private var context: ChannelHandlerContext?

    init(_ texts: CallbackTexts, pace: TimeAmount?, seed: UInt64) {
        self.texts = texts
        self.pace = pace
        random = SeededRandom(seed: seed)
    }

    /// Begins; with a pace, at a moment of chance within it.
    func begin() {
        isSending = true
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
            if isCounting { tally.add(nanoseconds: (NIODeadline.now() - due).nanoseconds) }
            if let pace { due = due + pace } else { due = .now() }
            sendWhenDue()
        }
    }

    private func sendWhenDue() {
        guard isSending, let context else { return }
        guard due > .now() else { return send() }
        context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.send() }
    }

    private func send() {
        guard isSending, !isWaiting, let context else { return }
        isWaiting = true
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: texts.next(&random))), promise: nil)
    }

    /// The status of an answer that has come in full: a header with Content-Length, and that many bytes.
    private func readAnswer() -> Int? {
        let view = answer.readableBytesView
        guard let end = view.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: view[..<end.lowerBound], as: UTF8.self).lowercased()
        let length =
            head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        let whole = view.distance(from: view.startIndex, to: end.upperBound) + length
        guard answer.readableBytes >= whole else { return nil }
        answer.moveReaderIndex(forwardBy: whole)
        answer.discardReadBytes()
        return Int(head.split(separator: " ").dropFirst().first ?? "")
    }
}
