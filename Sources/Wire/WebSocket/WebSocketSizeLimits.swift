/// How much the decoder takes before it fails the connection with 1009.
package struct WebSocketSizeLimits: Sendable, Equatable {
    /// Payload bytes of one frame; judged by its header, before any of it is kept.
    package var frame: Int
    /// Bytes of one message, all its fragments together.
    package var message: Int

    package init(frame: Int, message: Int) {
        self.frame = frame
        self.message = message
    }

    package init(message: Int) {
        self.init(frame: message, message: message)
    }
}
