package import NIOCore

/// A handle on one open session: may be kept and used from anywhere. On the session's event loop a call acts at
/// once, from elsewhere it is passed to the loop in order. Calls after the end do nothing; the end itself is told by
/// ``WebSocketHandler/closed(_:of:)``.
package struct WebSocketSession: Sendable {
    /// Checked: NIO stops the process if it were ever opened off the loop.
    private let bound: NIOLoopBound<WebSocketChannelHandler>

    /// To be made on the handler's loop.
    init(_ handler: WebSocketChannelHandler, loop: any EventLoop) {
        bound = NIOLoopBound(handler, eventLoop: loop)
    }

    /// The loop on which the handler is called.
    package var eventLoop: any EventLoop { bound.eventLoop }

    /// Sends a message. If more bytes wait than ``WebSocketSettings/pendingBytes`` allows, the session is closed
    /// instead, with ``WebSocketSettings/slowReaderCode``.
    package func send(_ message: WebSocketMessage) {
        // Not through onLoop: the answer from within a handler is the hot path, and needs no closure.
        if eventLoop.inEventLoop {
            bound.value.send(message)
        } else {
            eventLoop.execute { bound.value.send(message) }
        }
    }

    /// Begins the close handshake, which ends within ``WebSocketSettings/closeTime``. The reason is cut to 123 bytes.
    package func close(_ code: WebSocketCloseCode, reason: String = "") {
        onLoop { $0.close(code, reason: reason) }
    }

    /// Cuts the connection without a close frame.
    package func abort() {
        onLoop { $0.abort(WebSocketClosure(code: .abnormal, initiator: .us)) }
    }

    /// No message is delivered, and soon nothing is read from the network, until ``resumeReading()``: the peer feels
    /// TCP's back pressure.
    package func pauseReading() {
        onLoop { $0.setPaused(true) }
    }

    /// Ends ``pauseReading()``; what had been read is delivered first.
    package func resumeReading() {
        onLoop { $0.setPaused(false) }
    }

    private func onLoop(_ action: @escaping @Sendable (WebSocketChannelHandler) -> Void) {
        if eventLoop.inEventLoop {
            action(bound.value)
        } else {
            eventLoop.execute { action(bound.value) }
        }
    }
}
