import NIOCore
import NIOPosix

@testable import Wire

extension WebSocketSession {
    /// One of no connection.
    static func deaf() async throws -> WebSocketSession {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        return try await loop.submit {
            WebSocketSession(
                WebSocketChannelHandler(
                    handler: Deaf(), settings: WebSocketSettingsBox(WebSocketSettings()),
                    ticker: LoopTicker(loop: loop, interval: .seconds(1)), count: nil), loop: loop)
        }.get()
    }
}

private final class Deaf: WebSocketHandler {
    func opened(_ session: WebSocketSession) {}
    func received(_ message: WebSocketMessage, from session: WebSocketSession) {}
    func closed(_ closure: WebSocketClosure, of session: WebSocketSession) {}
}
