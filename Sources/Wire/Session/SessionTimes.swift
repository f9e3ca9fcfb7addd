import NIOCore

/// What a session remembers of the time, and what follows from it: a value that decides, for the handler to perform.
struct SessionTimes {
    private var lastHeard: NIODeadline
    private var lastMessage: NIODeadline
    /// Nil once a message has come.
    private var silentSince: NIODeadline?
    /// Nil once anything was heard after it.
    private var pingSent: NIODeadline?
    private var partialSince: NIODeadline?
    private var unwritableSince: NIODeadline?
    private let pingAfter: TimeAmount

    /// What the handler is to do.
    enum Action: Equatable {
        case nothing
        /// Send a ping.
        case ping
        /// The peer is gone: no answer to a ping.
        case lost
        /// Close with this code.
        case close(WebSocketCloseCode)
        /// Fail with this code.
        case fail(WebSocketCloseCode)
        /// The peer reads nothing.
        case dropSlowReader
    }

    /// Each session takes up to a quarter off the interval, by chance, so that sessions opened together (after a
    /// restart, all of them) are not pinged together for ever.
    init(now: NIODeadline, settings: WebSocketSettings) {
        lastHeard = now
        lastMessage = now
        silentSince = now
        let interval = settings.pingInterval?.nanoseconds ?? 0
        pingAfter = .nanoseconds(interval - Int64.random(in: 0...max(0, interval / 4)))
    }

    mutating func heard(at now: NIODeadline) {
        lastHeard = now
        pingSent = nil
    }

    mutating func sent(at now: NIODeadline) { lastMessage = now }

    mutating func received(at now: NIODeadline) {
        lastMessage = now
        silentSince = nil
        partialSince = nil
    }

    mutating func partial(_ isPartial: Bool, at now: NIODeadline) {
        partialSince = isPartial ? partialSince ?? now : nil
    }

    mutating func writability(changedTo isWritable: Bool, at now: NIODeadline) {
        unwritableSince = isWritable ? nil : unwritableSince ?? now
    }

    /// What is due in an open session. While the peer does not read, or while reading is paused, we do not listen to
    /// it either, so its silence says nothing.
    mutating func due(at now: NIODeadline, settings: WebSocketSettings, isPaused: Bool) -> Action {
        if isPaused || unwritableSince != nil {
            lastHeard = now
            pingSent = nil
        }
        if let unwritableSince, now - unwritableSince >= settings.slowReaderTime { return .dropSlowReader }
        if isPaused || unwritableSince != nil { return .nothing }
        if let silentSince, let limit = settings.firstMessageTime, now - silentSince >= limit {
            return .close(settings.firstMessageCode)
        }
        if let partialSince, now - partialSince >= settings.messageTime { return .fail(.policyViolation) }
        if let idle = settings.idleTime, now - lastMessage >= idle { return .close(settings.idleCode) }
        return keepAlive(at: now, settings: settings)
    }

    private mutating func keepAlive(at now: NIODeadline, settings: WebSocketSettings) -> Action {
        guard settings.pingInterval != nil else { return .nothing }
        if let pingSent { return now - pingSent >= settings.pongTime ? .lost : .nothing }
        guard now - lastHeard >= pingAfter else { return .nothing }
        pingSent = now
        return .ping
    }
}
