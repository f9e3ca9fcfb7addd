package import Intake

/// Requests behind the floor that were written to.
package struct FloorNews: Hashable, Sendable {
    /// Their own rows were written, or an answer, a note, or a message that was there before.
    package var changed: Set<ItemID> = []
    /// Nothing but new messages, and when the earliest of them arrived: a row in which the resident has waited since then is as it was.
    package var written: [ItemID: Moment] = [:]

    package init() {}
}
