/// Reads a frame header byte by byte, so that it may be cut anywhere; each rule is checked at the first byte that
/// can break it.
struct FrameHeaderReader {
    /// Which side reads: a server wants masked frames, a client wants none (RFC 6455 §5.1).
    private let expectsMask: Bool
    private var count: UInt8 = 0
    private var isFinal = false
    private var opcode = WebSocketOpcode.continuation
    private var lengthBytes: UInt8 = 0
    private var length: UInt64 = 0
    private var key: UInt32 = 0

    init(expectsMask: Bool) {
        self.expectsMask = expectsMask
    }

    /// Whether a header has begun and is not complete.
    var isPartial: Bool { count > 0 }

    /// Takes one byte; the header when it was the last one.
    mutating func take(_ byte: UInt8) throws(WebSocketFailure) -> WebSocketFrameHeader? {
        switch count {
        case 0: try takeFirst(byte)
        case 1: try takeSecond(byte)
        case 2..<(2 + lengthBytes):
            length = length << 8 | UInt64(byte)
            if count == 1 + lengthBytes { try checkLength() }
        default:
            key = key << 8 | UInt32(byte)
        }
        count += 1
        guard count == totalBytes else { return nil }
        let header = WebSocketFrameHeader(
            isFinal: isFinal, opcode: opcode, length: Int(length),
            mask: expectsMask ? WebSocketMask(key: key) : nil)
        self = FrameHeaderReader(expectsMask: expectsMask)
        return header
    }

    /// Known once the second byte is in; until then no count can reach it.
    private var totalBytes: UInt8 {
        count < 2 ? .max : 2 + lengthBytes + (expectsMask ? 4 : 0)
    }

    private mutating func takeFirst(_ byte: UInt8) throws(WebSocketFailure) {
        guard byte & 0x70 == 0 else { throw .reservedBits }
        guard let opcode = WebSocketOpcode(rawValue: byte & 0x0F) else { throw .reservedOpcode }
        isFinal = byte & 0x80 != 0
        self.opcode = opcode
        if opcode.isControl && !isFinal { throw .fragmentedControlFrame }
    }

    private mutating func takeSecond(_ byte: UInt8) throws(WebSocketFailure) {
        let isMasked = byte & 0x80 != 0
        if isMasked != expectsMask { throw expectsMask ? .unmasked : .masked }
        let short = byte & 0x7F
        if opcode.isControl && short > 125 { throw .longControlFrame }
        switch short {
        case 126: lengthBytes = 2
        case 127: lengthBytes = 8
        default: length = UInt64(short)
        }
    }

    /// "The minimal number of bytes MUST be used", and the highest bit of eight is zero (§5.2).
    private func checkLength() throws(WebSocketFailure) {
        let range: ClosedRange<UInt64> = lengthBytes == 2 ? 126...0xFFFF : 0x1_0000...UInt64(Int64.max)
        if !range.contains(length) { throw .badLength }
    }
}
