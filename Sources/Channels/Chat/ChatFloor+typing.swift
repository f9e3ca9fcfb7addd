package import Intake

extension ChatFloor: ChatTyping {
    package func agentTypes(in session: RowID) async {
        for connection in connected(session) { await connection.tellTyping() }
    }

    package func listen(_ heard: @escaping @Sendable (RowID) -> Void) { hearTyping(heard) }
}
