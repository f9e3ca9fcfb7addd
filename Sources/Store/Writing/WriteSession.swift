import Intake

/// A connection's transaction as the writer drives it.
protocol WriteSession: SQLSession {
    /// Whether the transaction was lost to an error, so that nothing can run in it any more.
    var isOver: Bool { get }
    /// Whether the transaction, or one before it since the last `beginWriting`, was in another's way: run again, it may succeed.
    var metConflict: Bool { get }

    func beginWriting() throws(StoreFailure)
    /// When it returns, what was written is durable.
    func commit() throws(StoreFailure)
    /// Ends the transaction, where one is still open, without a trace.
    func rollback()
}
