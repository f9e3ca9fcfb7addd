import NIOCore

/// A message of which not all fragments are here yet.
struct IncomingMessage {
    let isText: Bool
    var bytes = ByteBuffer()
    var utf8 = UTF8Check()

    init(isText: Bool) {
        self.isText = isText
    }

    /// A claimed length is believed up to this many bytes; more room is made as the bytes arrive.
    static let trustedLength = 64 * 1024

    /// Appends a piece of payload; false when it makes the text invalid.
    mutating func append(_ piece: UnsafeRawBufferPointer, mask: inout WebSocketMask?, expecting: Int) -> Bool {
        if bytes.capacity == 0 {
            bytes = ByteBufferAllocator().buffer(capacity: max(piece.count, min(expecting, Self.trustedLength)))
        }
        bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: piece.count) { room in
            let target = UnsafeMutableRawBufferPointer(rebasing: room[..<piece.count])
            if mask == nil { target.copyMemory(from: piece) }
            mask?.copy(piece, to: target)
            return piece.count
        }
        guard isText else { return true }
        return bytes.withUnsafeReadableBytes { all in
            utf8.accept(UnsafeRawBufferPointer(rebasing: all[(all.count - piece.count)...]))
        }
    }
}
