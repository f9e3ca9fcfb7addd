/// Sends back what it gets.
final class EchoHandler: WebSocketHandler {
    func opened(_ session: WebSocketSession) {}

    func received(_ message: WebSocketMessage, from session: WebSocketSession) {
        session.send(message)
    }

    func closed(_ closure: WebSocketClosure, of session: WebSocketSession) {}
}
