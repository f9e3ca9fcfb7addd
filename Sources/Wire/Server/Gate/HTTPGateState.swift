import NIOCore
import NIOHTTP1

/// What the gate knows of its connection: where the current request stands, how many answers are owed, and since
/// when. A value; the times it allows are judged here.
struct HTTPGateState {
    /// Who the connection belongs to.
    enum Mode: Equatable {
        /// Nobody yet: no request has come.
        case fresh
        /// Hummingbird answers its requests.
        case serving
        /// The last answer is written or being written; what comes in is thrown away.
        case leaving(until: NIODeadline)
        /// A WebSocket session.
        case upgraded
    }

    /// The request that is coming in.
    enum Incoming {
        case none
        case body(bytes: Int, limit: Int)
        /// An upgrade request whose end has not come, or which waits for the answers before it.
        case upgrade(HTTPRequestHead, isWhole: Bool)
    }

    /// What is to be done when time has passed.
    enum Due: Equatable {
        case nothing
        case cut
        case refuseTimedOut
    }

    var mode = Mode.fresh
    var incoming = Incoming.none
    /// Requests passed on whose answers are not complete.
    var owed = 0
    /// The head of the answer that is owed next has been written.
    var hasAnswerBegun = false
    /// The connection closes after the answers that are owed.
    var isLast = false
    var isReadWanted = true
    var unwritableSince: NIODeadline?
    var shutdownDeadline: NIODeadline?
    private var since: NIODeadline
    private var lastRead: NIODeadline

    init(now: NIODeadline) {
        since = now
        lastRead = now
    }

    /// No answer is owed for the request coming in, or none has begun: a refusal can still be written.
    var canRefuse: Bool {
        switch incoming {
        case .none, .upgrade: owed == 0
        case .body: owed == 1 && !hasAnswerBegun
        }
    }

    /// A request or an answer began or ended.
    mutating func turned(at now: NIODeadline) {
        since = now
        lastRead = now
    }

    mutating func read(at now: NIODeadline) {
        lastRead = now
    }

    func due(at now: NIODeadline, limits: HTTPLimits) -> Due {
        if let shutdownDeadline, now >= shutdownDeadline { return .cut }
        if let unwritableSince, now - unwritableSince >= limits.writeTime { return .cut }
        switch mode {
        case .fresh: return now - since >= limits.headerTime ? .cut : .nothing
        case .leaving(let deadline): return now >= deadline ? .cut : .nothing
        case .upgraded: return .nothing
        case .serving: return dueWhileServing(at: now, limits: limits)
        }
    }

    private func dueWhileServing(at now: NIODeadline, limits: HTTPLimits) -> Due {
        switch incoming {
        case .none:
            return owed == 0 && now - since >= limits.keepAliveTime ? .cut : .nothing
        case .upgrade(_, let isWhole):
            return !isWhole && now - since >= limits.headerTime ? .cut : .nothing
        case .body:
            // While nobody asks for more of the body, the client waits for us, not we for it.
            guard isReadWanted else { return .nothing }
            let isOver = now - lastRead >= limits.bodyIdleTime || now - since >= limits.bodyTime
            guard isOver else { return .nothing }
            return canRefuse ? .refuseTimedOut : .cut
        }
    }
}
