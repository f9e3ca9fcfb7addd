/// The mask of one frame and how far it has been used, so that a payload may come in pieces (RFC 6455 §5.3).
struct WebSocketMask: Equatable {
    /// The four key bytes in the order of the wire, the next one to use in the lowest byte.
    private var next: UInt32

    /// `key` as read from the wire: the first byte is the highest.
    init(key: UInt32) {
        next = key.byteSwapped
    }

    /// Copies `source` to `target`, which is at least as long, and applies the mask: eight bytes at a time, since
    /// four key bytes repeat twice in them and each piece of eight leaves the mask where it was.
    mutating func copy(_ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawBufferPointer) {
        let wide = UInt64(next) << 32 | UInt64(next)
        var index = 0
        while index + 8 <= source.count {
            let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            target.storeBytes(of: word ^ wide.littleEndian, toByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < source.count {
            target[index] = source[index] ^ UInt8(truncatingIfNeeded: next)
            next = next >> 8 | next << 24
            index += 1
        }
    }
}
