import NIOCore

extension WebSocketChannelHandler {
    func tick(now: NIODeadline) {
        if let deadline = phase.deadline {
            if now >= deadline { abort(.lost) }
            return
        }
        switch times.due(at: now, settings: settings.value, isPaused: isPaused) {
        case .nothing: break
        case .ping: write(WebSocketEncoder.frame(.ping, ByteBuffer()))
        case .lost: abort(.lost)
        case .close(let code): close(code, reason: "")
        case .fail(let code): fail(code)
        case .dropSlowReader: dropSlowReader()
        }
    }
}
