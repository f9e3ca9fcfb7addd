package import Intake

extension ChatFloor: ChatReaders {}

extension ChatFloor: ChatTyping {
    package func agentTypes(in session: RowID, name: String) async {
        for connection in connected(session) { await connection.tellTyping(name) }
    }

    package func listen(_ heard: @escaping @Sendable (RowID) -> Void) { hearTyping(heard) }
}
