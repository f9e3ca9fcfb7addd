package import Intake

/// The rows behind the floor. Whoever else changes who has what, or whether a request is open, writes its rows and need not tell: the book
/// says which rows were written, and the driver reads them.
package protocol FloorBook: Sendable {
    /// Rung whenever `news` has something to say.
    var doorbell: Doorbell { get }

    /// What was written since this was last asked; nil where too much was, so that all is to be read. What was undone may be among it.
    func news() async throws(StoreFailure) -> FloorNews?

    /// Every open request.
    func open(at now: Moment) async throws(StoreFailure) -> [FloorRow]

    /// Those of the named requests that are open.
    func rows(of items: Set<ItemID>, at now: Moment) async throws(StoreFailure) -> [FloorRow]

    /// Writes what the floor decided, all in one transaction or nothing: who has what, with the timeline and the audit trail.
    ///
    /// - Parameters:
    ///   - effects: in their order. Those that need no row are passed over.
    ///   - person: who did it; nil where time or a rule did.
    func write(
        _ effects: [FloorEffect], by person: AgentID?, at now: Moment
    ) async throws(StoreFailure) -> FloorWriting
}
