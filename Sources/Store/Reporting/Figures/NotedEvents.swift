import Intake
import Synchronization

/// Events whose days were noted already and that are read once more, since an older one may yet appear beside them (`LateRows`).
final class NotedEvents: Sendable {
    private let ids = Mutex<Set<RowID>>([])

    /// Those of `events` that are new; from now on they are not. What is no longer read is forgotten.
    func new(of events: [RowID], after settled: RowID) -> Set<RowID> {
        ids.withLock { known in
            let new = Set(events).subtracting(known)
            known = known.filter { $0 > settled }.union(events)
            return new
        }
    }

    /// Has all of them looked at again: what they led to was not written.
    func clear() { ids.withLock { $0 = [] } }
}
