/// Writes what arrived, before anything is understood. When `keep` returns, the row is durable and the sender may be told so.
package protocol Keeper: Sendable {
    /// Keeps one thing. Calls that run at the same time share one commit, and one that fails is undone alone.
    ///
    /// - Throws: `StoreFailure` where nothing was kept (disk full, database gone): the sender must not be told "we have it".
    func keep(_ received: Received) async throws(StoreFailure) -> KeepOutcome

    /// The same without a task that waits: for who stops waiting before the store is done. `settled` is called once with what
    /// `keep` would have returned or thrown, mostly on the store's thread, which it must not hold up.
    ///
    /// - Returns: false where nothing was begun, since the thing is too large for that: use `keep`.
    func keep(_ received: Received, settled: @escaping @Sendable (Result<KeepOutcome, StoreFailure>) -> Void) -> Bool

    /// Keeps a batch in one commit. The outcomes stand in the order of `received`.
    func keep(_ received: [Received]) async throws(StoreFailure) -> [KeepOutcome]
}
