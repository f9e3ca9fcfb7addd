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
    package static func parse(_ bytes: [UInt8]) -> (ServerFrame, used: Int)? { parse(bytes[...]) }

    /// What is left of `bytes` without the pings in it, and the pongs that they are answered with.
    package static func answeringPings(_ bytes: [UInt8]) -> (left: [UInt8], reply: [UInt8]) {
        var (left, reply): ([UInt8], [UInt8]) = ([], [])
        var rest = bytes[...]
        while let (frame, used) = parse(rest) {
            if case .ping(let payload) = frame {
                reply += ClientFrame.bytes(0x8A, payload)
            } else {
                left += rest.prefix(used)
            }
            rest = rest.dropFirst(used)
        }
        return (left + rest, reply)
    }

    private static func parse(_ slice: ArraySlice<UInt8>) -> (ServerFrame, used: Int)? {
        // Counted from its front.
        let bytes = Array(slice.prefix(10))
        guard bytes.count >= 2 else { return nil }
        let lengthBytes = bytes[1] == 126 ? 2 : bytes[1] == 127 ? 8 : 0
        guard bytes.count >= 2 + lengthBytes else { return nil }
        let length = lengthBytes == 0 ? Int(bytes[1]) : bytes[2..<2 + lengthBytes].reduce(0) { $0 << 8 | Int($1) }
        let start = 2 + lengthBytes
        guard slice.count >= start + length else { return nil }
        return (Self(first: bytes[0], payload: Array(slice.dropFirst(start).prefix(length))), start + length)
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
