/// How much is open.
package struct QueueTotals: Hashable, Sendable {
    /// Open requests that nobody has.
    package var free: Int
    /// Open requests that somebody has.
    package var held: Int

    package init(free: Int, held: Int) {
        self.free = free
        self.held = held
    }
}
