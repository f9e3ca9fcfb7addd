package import NIOCore

/// A whole message, either way.
package enum WebSocketMessage: Sendable, Equatable {
    /// Text; the bytes are valid UTF-8 (received: checked; sent: the sender's duty).
    case text(ByteBuffer)
    /// Bytes.
    case binary(ByteBuffer)

    /// A text message of a string.
    package static func text(_ string: String) -> Self { .text(ByteBuffer(string: string)) }

    /// The payload, whichever kind it is.
    package var bytes: ByteBuffer {
        switch self {
        case .text(let bytes), .binary(let bytes): bytes
        }
    }

    var opcode: WebSocketOpcode {
        switch self {
        case .text: .text
        case .binary: .binary
        }
    }
}
