/// Every route there is, with who may ask it. The wiring is held against the list by a test, and so is the README.
struct RouteReference: Sendable {
    /// Whose listener has it (promise 15).
    enum Listener: String, Sendable {
        case publicOnly = "public"
        case staffOnly = "staff"
        case both = "public, staff"
    }

    let methods: [String]
    /// With its variable parts in braces.
    let path: String
    let listener: Listener
    /// Whether it is upgraded to a WebSocket instead of answered by a router.
    let isWebSocket: Bool

    private init(_ methods: [String], _ path: String, _ listener: Listener, isWebSocket: Bool = false) {
        self.methods = methods
        self.path = path
        self.listener = listener
        self.isWebSocket = isWebSocket
    }

    static let all: [RouteReference] = [
        RouteReference(["GET"], "/chat/{channel}", .publicOnly),
        RouteReference(["GET"], "/chat/intake-chat.js", .publicOnly),
        RouteReference(["GET"], "/chat/chat-session.js", .publicOnly),
        RouteReference(["GET"], "/chat/chat-words.js", .publicOnly),
        RouteReference(["GET"], "/chat/chat-style.js", .publicOnly),
        RouteReference(["GET"], "/chat/chat.css", .publicOnly),
        RouteReference(["GET"], "/chat/{channel}/allowed.js", .publicOnly),
        RouteReference(["GET"], "/chat/{channel}/socket", .publicOnly, isWebSocket: true),
        RouteReference(["GET", "POST"], "/sms/{provider}", .publicOnly),
        RouteReference(["GET", "POST"], "/sms/{provider}/{channel}", .publicOnly),
        RouteReference(["GET", "POST"], "/sms/{provider}/{channel}/status", .publicOnly),
        RouteReference(["GET"], "/health/live", .both),
        RouteReference(["GET"], "/health/ready", .both),
        RouteReference(["GET"], "/metrics", .staffOnly),
    ]
}
