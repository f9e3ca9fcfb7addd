package import Intake

/// The queue of open requests, for reading.
package protocol QueueBook: Sendable {
    /// The most urgent first, the oldest of them first.
    func queue(_ filter: QueueFilter) async throws(StoreFailure) -> [QueueEntry]

    /// How many open requests there are; of one department, where it is named.
    func totals(department: String?) async throws(StoreFailure) -> QueueTotals
}
