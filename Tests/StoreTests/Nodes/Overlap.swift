import Dispatch
import Intake
import Store
import Synchronization

/// Lets transactions of several nodes overlap: each has seen a state of the database in which the others have written nothing, before any
/// of them goes on.
final class Overlap: Sendable {
    /// How long one waits for the others where a test is wrong.
    private static let patience = DispatchTimeInterval.seconds(60)

    private let parties: Int
    private let arrived = Mutex(0)
    private let gate = DispatchSemaphore(value: 0)

    init(parties: Int) { self.parties = parties }

    /// Called within each transaction, on its own thread; where it is run again it overlaps with nobody any more.
    func arrive(_ session: any SQLSession) throws(StoreFailure) {
        // Only a statement makes PostgreSQL take the transaction's snapshot.
        _ = try session.exists(SQLStatement("SELECT 1 FROM lease WHERE name = $1"), ["none"])
        let isLast = arrived.withLock { arrived in
            arrived += 1
            return arrived == parties
        }
        if isLast { for _ in 1..<parties { gate.signal() } }
        guard isLast || gate.wait(timeout: .now() + Self.patience) == .success else {
            throw StoreFailure(.refused, "the other nodes did not come")
        }
    }
}
