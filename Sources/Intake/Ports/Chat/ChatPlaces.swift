/// The order in which chats are taken, as the floor has it.
package protocol ChatPlaces: Sendable {
    /// How many are taken before each chat that waits for an agent, itself included, by request: 1 is the next one. What is not there
    /// does not wait.
    func places() async -> [RowID: Int]
}
