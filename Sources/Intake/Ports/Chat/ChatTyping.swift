/// Who is typing in a chat just now, both ways. Nothing of it is kept.
///
/// **For the desk**: call `agentTypes` at most every few seconds while an agent types, and `listen` once at the start; `heard` is told of
/// sessions, must not block, and may be called from any task.
package protocol ChatTyping: Sendable {
    /// Tells the resident, where they are connected.
    ///
    /// - Parameter name: the agent's first name.
    func agentTypes(in session: RowID, name: String) async

    /// Tells `heard` of each session whose resident types, from now on.
    func listen(_ heard: @escaping @Sendable (RowID) -> Void)
}
