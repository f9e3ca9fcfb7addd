/// A received thing that has its row: what the pure stages work on.
package struct Kept: Sendable {
    package var id: RowID
    package var received: Received
    /// How often filing it failed before.
    package var attempts: Int

    package init(id: RowID, received: Received, attempts: Int = 0) {
        self.id = id
        self.received = received
        self.attempts = attempts
    }
}
