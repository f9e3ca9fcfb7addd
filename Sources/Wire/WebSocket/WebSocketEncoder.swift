package import NIOCore

/// Values in, frames out: unmasked, as a server sends them (RFC 6455 §5.1).
package enum WebSocketEncoder {
    /// The longest header of an unmasked frame: two bytes and eight of length.
    static let longestHeader = 10

    /// One whole frame.
    package static func frame(
        _ opcode: WebSocketOpcode, _ payload: ByteBuffer, isFinal: Bool = true, allocator: ByteBufferAllocator = .init()
    ) -> ByteBuffer {
        var frame = allocator.buffer(capacity: payload.readableBytes + longestHeader)
        writeHeader(opcode, length: payload.readableBytes, isFinal: isFinal, to: &frame)
        frame.writeImmutableBuffer(payload)
        return frame
    }

    /// The header of a frame of `length` payload bytes.
    package static func writeHeader(
        _ opcode: WebSocketOpcode, length: Int, isFinal: Bool = true, to frame: inout ByteBuffer
    ) {
        frame.writeInteger(opcode.rawValue | (isFinal ? 0x80 : 0))
        switch length {
        case ...125:
            frame.writeInteger(UInt8(length))
        case ...0xFFFF:
            frame.writeInteger(UInt8(126))
            frame.writeInteger(UInt16(length))
        default:
            frame.writeInteger(UInt8(127))
            frame.writeInteger(UInt64(length))
        }
    }

    /// A close frame. The reason is cut to what a control frame holds, at the boundary of a character (§5.5.1); a
    /// code that may not be sent, such as 1005, gives an empty frame.
    package static func close(_ code: WebSocketCloseCode?, reason: String = "") -> ByteBuffer {
        guard let code, code.maySend else { return frame(.close, ByteBuffer()) }
        var payload = ByteBuffer()
        payload.writeInteger(code.rawValue)
        for character in reason.unicodeScalars {
            let bytes = UTF8.encode(character).map(Array.init) ?? []
            guard payload.readableBytes + bytes.count <= 125 else { break }
            payload.writeBytes(bytes)
        }
        return frame(.close, payload)
    }
}
