/// A frame that a server sent, read by rules of the tests' own: what is tested must not judge itself.
package enum ServerFrame: Sendable, Equatable {
    case text(String)
    case binary([UInt8])
    case ping([UInt8])
    case pong([UInt8])
    /// Code and reason; nil for an empty close frame.
    case close(Int?, String)
    /// Anything else, by its first byte.
    case other(UInt8, [UInt8])

    /// The frame at the front of `bytes` and its length; nil while it is not whole.
    package static func parse(_ bytes: [UInt8]) -> (ServerFrame, used: Int)? {
        guard bytes.count >= 2 else { return nil }
        let lengthBytes = bytes[1] == 126 ? 2 : bytes[1] == 127 ? 8 : 0
        guard bytes.count >= 2 + lengthBytes else { return nil }
        let length = lengthBytes == 0 ? Int(bytes[1]) : bytes[2..<2 + lengthBytes].reduce(0) { $0 << 8 | Int($1) }
        let start = 2 + lengthBytes
        guard bytes.count >= start + length else { return nil }
        return (Self(first: bytes[0], payload: Array(bytes[start..<start + length])), start + length)
    }

    private init(first: UInt8, payload: [UInt8]) {
        self =
            switch first {
            case 0x81: .text(String(decoding: payload, as: UTF8.self))
            case 0x82: .binary(payload)
            case 0x89: .ping(payload)
            case 0x8A: .pong(payload)
            case 0x88 where payload.count >= 2:
                .close(Int(payload[0]) << 8 | Int(payload[1]), String(decoding: payload[2...], as: UTF8.self))
            case 0x88: .close(nil, "")
            default: .other(first, payload)
            }
    }
}
