import NIOCore

/// A frame whose header is known and whose payload is still coming.
struct IncomingFrame {
    let opcode: WebSocketOpcode
    let isFinal: Bool
    /// The payload of a control frame; that of data frames goes to the message.
    private(set) var control = ByteBuffer()
    private var remaining: Int
    private var mask: WebSocketMask?

    init(_ header: WebSocketFrameHeader) {
        opcode = header.opcode
        isFinal = header.isFinal
        remaining = header.length
        mask = header.mask
    }

    /// Takes payload of a data frame into `message`. True when the frame is complete, nil when the text has become
    /// invalid.
    mutating func readPayload(_ bytes: inout ByteBuffer, into message: inout IncomingMessage?) -> Bool? {
        let count = min(remaining, bytes.readableBytes)
        guard count > 0 else { return remaining == 0 }
        let expecting = remaining
        let isValid = bytes.readWithUnsafeReadableBytes { all -> (Int, Bool) in
            let piece = UnsafeRawBufferPointer(rebasing: all[..<count])
            return (count, message?.append(piece, mask: &mask, expecting: expecting) ?? true)
        }
        remaining -= count
        return isValid ? remaining == 0 : nil
    }

    /// Takes payload of a control frame, at most 125 bytes; true when it is complete.
    mutating func readControlPayload(_ bytes: inout ByteBuffer) -> Bool {
        let count = min(remaining, bytes.readableBytes)
        guard count > 0 else { return remaining == 0 }
        var piece = IncomingMessage(isText: false)
        swap(&piece.bytes, &control)
        bytes.readWithUnsafeReadableBytes { all in
            _ = piece.append(UnsafeRawBufferPointer(rebasing: all[..<count]), mask: &mask, expecting: count)
            return count
        }
        swap(&piece.bytes, &control)
        remaining -= count
        return remaining == 0
    }
}
