/// The header of one frame (RFC 6455 §5.2), its own rules already checked.
struct WebSocketFrameHeader: Equatable {
    var isFinal: Bool
    var opcode: WebSocketOpcode
    /// Payload length in bytes.
    var length: Int
    /// The mask, if the frame has one.
    var mask: WebSocketMask?
}
