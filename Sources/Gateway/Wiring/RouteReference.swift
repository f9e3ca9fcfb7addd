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
        RouteReference(["GET"], "/chat/chat-parts.js", .publicOnly),
        RouteReference(["GET"], "/chat/chat-words.js", .publicOnly),
        RouteReference(["GET"], "/chat/chat-style.js", .publicOnly),
        RouteReference(["GET"], "/chat/chat.css", .publicOnly),
        RouteReference(["GET"], "/chat/{channel}/allowed.js", .publicOnly),
        RouteReference(["GET"], "/chat/{channel}/socket", .publicOnly, isWebSocket: true),
        RouteReference(["GET"], "/resident.css", .publicOnly),
        RouteReference(["GET", "POST"], "/survey/{key}", .publicOnly),
        RouteReference(["GET"], "/track", .publicOnly),
        RouteReference(["GET"], "/track/{number}", .publicOnly),
        RouteReference(["POST"], "/track/{number}/message", .publicOnly),
        RouteReference(["GET", "POST"], "/sms/{provider}", .publicOnly),
        RouteReference(["GET", "POST"], "/sms/{provider}/{channel}", .publicOnly),
        RouteReference(["GET", "POST"], "/sms/{provider}/{channel}/status", .publicOnly),
        RouteReference(["GET"], "/health/live", .both),
        RouteReference(["GET"], "/health/ready", .both),
        RouteReference(["GET"], "/metrics", .staffOnly),
        RouteReference(["GET"], "/desk", .staffOnly),
        RouteReference(["GET"], "/desk/desk.css", .staffOnly),
        RouteReference(["GET"], "/desk/console.css", .staffOnly),
        RouteReference(["GET"], "/desk/request.js", .staffOnly),
        RouteReference(["GET"], "/desk/assets/{file}", .staffOnly),
        RouteReference(["GET"], "/desk/socket", .staffOnly, isWebSocket: true),
        RouteReference(["POST"], "/desk/presence", .staffOnly),
        RouteReference(["POST"], "/desk/offers/{item}/accept", .staffOnly),
        RouteReference(["POST"], "/desk/offers/{item}/decline", .staffOnly),
        RouteReference(["GET"], "/desk/floor", .staffOnly),
        RouteReference(["POST"], "/desk/floor/assign", .staffOnly),
        RouteReference(["POST"], "/desk/floor/release", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/whisper", .staffOnly),
        RouteReference(["GET"], "/desk/queue", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/search", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/log", .staffOnly),
        RouteReference(["POST"], "/desk/log/suggestions", .staffOnly),
        RouteReference(["GET"], "/desk/log.js", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/library", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/library/new", .staffOnly),
        RouteReference(["GET"], "/desk/library/{id}", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/library/{id}/edit", .staffOnly),
        RouteReference(["POST"], "/desk/library/{id}/retire", .staffOnly),
        RouteReference(["POST"], "/desk/library/{id}/restore", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/library", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/library/{entry}", .staffOnly),
        RouteReference(["GET"], "/desk/library.js", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/reviews", .staffOnly),
        RouteReference(["GET"], "/desk/reviews/draws/{id}", .staffOnly),
        RouteReference(["GET"], "/desk/reviews/{id}", .staffOnly),
        RouteReference(["POST"], "/desk/reviews/{id}/score", .staffOnly),
        RouteReference(["POST"], "/desk/reviews/{id}/reply", .staffOnly),
        RouteReference(["GET"], "/desk/roster", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/roster/{id}", .staffOnly),
        RouteReference(["GET"], "/desk/requests/{number}", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/take", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/put-back", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/answer", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/answers/{answer}/withdraw", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/updates", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/updates/{update}/withdraw", .staffOnly),
        RouteReference(["GET"], "/desk/surveys", .staffOnly),
        RouteReference(["GET"], "/desk/attention", .staffOnly),
        RouteReference(["POST"], "/desk/attention/{entry}", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/notes", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/hand-over", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/escalate", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/snooze", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/wake", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/details", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/close", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/reopen", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/link", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/unlink", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/merge", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/unmerge", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/split", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/unsplit", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/messages/{message}/accept", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/messages/{message}/split-off", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/resident/merge", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/resident/unmerge", .staffOnly),
        RouteReference(["POST"], "/desk/requests/{number}/draft", .staffOnly),
        RouteReference(["GET"], "/desk/requests/{number}/messages/{message}/original", .staffOnly),
        RouteReference(["GET"], "/desk/requests/{number}/files/{message}/{position}", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/sign-in", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/sign-in/code", .staffOnly),
        RouteReference(["GET"], "/desk/sign-in/openid", .staffOnly),
        RouteReference(["GET"], "/desk/sign-in/openid/return", .staffOnly),
        RouteReference(["POST"], "/desk/sign-out", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/welcome/{token}", .staffOnly),
        RouteReference(["GET"], "/desk/account", .staffOnly),
        RouteReference(["POST"], "/desk/account/name", .staffOnly),
        RouteReference(["POST"], "/desk/account/password", .staffOnly),
        RouteReference(["POST"], "/desk/account/sessions", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/account/second-step", .staffOnly),
        RouteReference(["POST"], "/desk/account/second-step/remove", .staffOnly),
        RouteReference(["GET", "POST"], "/desk/accounts", .staffOnly),
        RouteReference(["GET"], "/desk/accounts/{id}", .staffOnly),
        RouteReference(["POST"], "/desk/accounts/{id}/roles", .staffOnly),
        RouteReference(["POST"], "/desk/accounts/{id}/link", .staffOnly),
        RouteReference(["POST"], "/desk/accounts/{id}/second-step/remove", .staffOnly),
        RouteReference(["POST"], "/desk/accounts/{id}/deactivate", .staffOnly),
        RouteReference(["POST"], "/desk/accounts/{id}/reactivate", .staffOnly),
        RouteReference(["GET"], "/desk/audit", .staffOnly),
        RouteReference(["GET"], "/api/v1/token", .staffOnly),
    ]
}
