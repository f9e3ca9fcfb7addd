/// What a frame carries (RFC 6455 §5.2). Opcodes 3–7 and 11–15 are reserved and have no case: a frame that
/// bears one is refused.
package enum WebSocketOpcode: UInt8, Sendable {
    case continuation = 0x0
    case text = 0x1
    case binary = 0x2
    case close = 0x8
    case ping = 0x9
    case pong = 0xA

    /// Close, ping and pong: at most 125 bytes, never fragmented, allowed between the fragments of a message
    /// (RFC 6455 §5.5).
    package var isControl: Bool { rawValue >= 0x8 }
}
