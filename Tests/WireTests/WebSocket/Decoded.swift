import NIOCore
import Wire

/// What a decoder makes of bytes that come in pieces.
struct Decoded: Equatable {
    var events: [WebSocketEvent] = []
    var failure: WebSocketFailure?
    /// Bytes given when it failed.
    var failedAfter: Int?

    /// Feeds the pieces one after the other.
    init(
        _ pieces: [[UInt8]], role: WebSocketRole = .server,
        limits: WebSocketSizeLimits = .init(message: 1024 * 1024)
    ) {
        var decoder = WebSocketDecoder(role: role, limits: limits)
        var given = 0
        for piece in pieces where failure == nil {
            given += piece.count
            var buffer = ByteBuffer(bytes: piece)
            do throws(WebSocketFailure) {
                while let event = try decoder.next(from: &buffer) { events.append(event) }
            } catch {
                (failure, failedAfter) = (error, given)
            }
        }
    }

    /// All in one piece.
    init(_ bytes: [UInt8], role: WebSocketRole = .server, limits: WebSocketSizeLimits = .init(message: 1024 * 1024)) {
        self.init([bytes], role: role, limits: limits)
    }

    /// One byte at a time.
    static func byteByByte(_ bytes: [UInt8], role: WebSocketRole = .server) -> Decoded {
        Decoded(bytes.map { [$0] }, role: role)
    }

    /// True when the outcome is the same wherever the bytes are cut: at each place, and at each byte.
    static func isSameWhereverCut(_ bytes: [UInt8]) -> Bool {
        let whole = Decoded(bytes)
        let isSameInTwo = (0...bytes.count).allSatisfy { cut in
            let two = Decoded([Array(bytes[..<cut]), Array(bytes[cut...])])
            return two.events == whole.events && two.failure == whole.failure
        }
        let single = byteByByte(bytes)
        return isSameInTwo && single.events == whole.events && single.failure == whole.failure
    }
}

extension WebSocketEvent {
    static func text(_ text: String) -> Self { .text(ByteBuffer(string: text)) }
    static func binary(_ bytes: [UInt8]) -> Self { .binary(ByteBuffer(bytes: bytes)) }
    static func ping(_ bytes: [UInt8]) -> Self { .ping(ByteBuffer(bytes: bytes)) }
    static func pong(_ bytes: [UInt8]) -> Self { .pong(ByteBuffer(bytes: bytes)) }
}
