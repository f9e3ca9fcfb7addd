import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// The channel on which Hummingbird reads requests and writes answers.
typealias HTTPAsyncChannel = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

/// A connection that was accepted; to whom it belongs is known when its first request has come.
struct ListenerConnection: ServerChildChannelValue {
    let channel: any Channel
    /// Nil when it became a session, or closed, before Hummingbird had anything to answer.
    let http: EventLoopFuture<HTTPAsyncChannel?>
}
