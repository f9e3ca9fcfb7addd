package import NIOCore

/// Bytes in, messages and control frames out (RFC 6455 §5): a value without input or output of its own, fed with
/// whatever the network delivers, cut anywhere.
///
/// A text message is checked as its bytes come, so that invalid UTF-8 is refused at the byte that makes it invalid,
/// and a length over the limit is refused by the frame's header. Memory grows with the bytes received, never with
/// a length that is only claimed. Between messages the decoder holds no buffer.
package struct WebSocketDecoder {
    private let limits: WebSocketSizeLimits
    private var headers: FrameHeaderReader
    private var frame: IncomingFrame?
    private var message: IncomingMessage?
    private var failure: WebSocketFailure?

    package init(role: WebSocketRole, limits: WebSocketSizeLimits) {
        self.limits = limits
        headers = FrameHeaderReader(expectsMask: role == .server)
    }

    /// Whether a message or a frame has begun and is not complete.
    package var isMidMessage: Bool { message != nil || frame != nil || headers.isPartial }

    /// The next event in `bytes`, taking what it used; nil when all bytes are used up and more are needed.
    /// After a failure every further call throws the same again.
    package mutating func next(from bytes: inout ByteBuffer) throws(WebSocketFailure) -> WebSocketEvent? {
        if let failure { throw failure }
        do {
            return try step(&bytes)
        } catch {
            failure = error
            (frame, message) = (nil, nil)
            throw error
        }
    }

    private mutating func step(_ bytes: inout ByteBuffer) throws(WebSocketFailure) -> WebSocketEvent? {
        while true {
            if frame == nil {
                guard let header = try readHeader(&bytes) else { return nil }
                try begin(header)
            }
            guard try readPayload(&bytes) else { return nil }
            if let event = try finishFrame() { return event }
        }
    }

    private mutating func readHeader(_ bytes: inout ByteBuffer) throws(WebSocketFailure) -> WebSocketFrameHeader? {
        while let byte: UInt8 = bytes.readInteger() {
            if let header = try headers.take(byte) { return header }
        }
        return nil
    }

    /// The rules between frames: what may follow what, and how big it may grow (§5.4).
    private mutating func begin(_ header: WebSocketFrameHeader) throws(WebSocketFailure) {
        if !header.opcode.isControl {
            if header.length > limits.frame { throw .frameTooBig }
            if header.opcode == .continuation {
                guard message != nil else { throw .unexpectedContinuation }
            } else {
                guard message == nil else { throw .expectedContinuation }
                message = IncomingMessage(isText: header.opcode == .text)
            }
            if header.length > limits.message - (message?.bytes.readableBytes ?? 0) { throw .messageTooBig }
        }
        frame = IncomingFrame(header)
    }

    /// Takes what there is of the frame's payload; true when the frame is complete.
    private mutating func readPayload(_ bytes: inout ByteBuffer) throws(WebSocketFailure) -> Bool {
        guard frame != nil else { return true }
        if frame?.opcode.isControl == true {
            return frame?.readControlPayload(&bytes) ?? true
        }
        guard let text = frame?.readPayload(&bytes, into: &message) else { throw .invalidUTF8 }
        return text
    }

    private mutating func finishFrame() throws(WebSocketFailure) -> WebSocketEvent? {
        guard let done = frame else { return nil }
        frame = nil
        switch done.opcode {
        case .ping: return .ping(done.control)
        case .pong: return .pong(done.control)
        case .close: return try closeEvent(done.control)
        case .continuation, .text, .binary:
            guard done.isFinal, let whole = message else { return nil }
            message = nil
            guard whole.isText else { return .binary(whole.bytes) }
            guard whole.utf8.isComplete else { throw .invalidUTF8 }
            return .text(whole.bytes)
        }
    }

    /// A close frame is empty, or a code and a reason in UTF-8 (§5.5.1).
    private func closeEvent(_ payload: ByteBuffer) throws(WebSocketFailure) -> WebSocketEvent {
        guard payload.readableBytes > 0 else { return .close(nil, reason: "") }
        var rest = payload
        guard let number: UInt16 = rest.readInteger() else { throw .badClose }
        let code = WebSocketCloseCode(rawValue: number)
        guard code.maySend else { throw .badClose }
        var check = UTF8Check()
        guard rest.withUnsafeReadableBytes({ check.accept($0) }), check.isComplete else { throw .invalidUTF8 }
        return .close(code, reason: String(buffer: rest))
    }
}
