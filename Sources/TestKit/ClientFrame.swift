/// Bytes of a frame as a client sends it, right or deliberately wrong.
package enum ClientFrame {
    /// One frame: `first` is FIN, reserved bits and opcode together (0x81 is a whole text). The mask is fixed, so that
    /// a test repeats itself byte for byte; `isMasked: false` breaks the rule for clients.
    package static func bytes(
        _ first: UInt8, _ payload: [UInt8], isMasked: Bool = true, mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]
    ) -> [UInt8] {
        let maskBit: UInt8 = isMasked ? 0x80 : 0
        var frame = [first]
        switch payload.count {
        case ...125: frame.append(maskBit | UInt8(payload.count))
        case ...0xFFFF: frame += [maskBit | 126] + bigEndian(payload.count, bytes: 2)
        default: frame += [maskBit | 127] + bigEndian(payload.count, bytes: 8)
        }
        guard isMasked else { return frame + payload }
        return frame + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }

    package static func text(_ text: String) -> [UInt8] { bytes(0x81, Array(text.utf8)) }

    package static func binary(_ payload: [UInt8]) -> [UInt8] { bytes(0x82, payload) }

    package static func close(_ code: Int?, _ reason: String = "") -> [UInt8] {
        bytes(0x88, (code.map { bigEndian($0, bytes: 2) } ?? []) + Array(reason.utf8))
    }

    private static func bigEndian(_ number: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
