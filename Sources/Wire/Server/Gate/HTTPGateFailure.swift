/// Why a request that was already being answered is broken off; the responder sees it as the end of the body.
enum HTTPGateFailure: Error {
    /// Over the listener's ``BodyLimit``.
    case bodyTooLarge
    /// The body did not come in time.
    case timedOut
}
