import CPostgres
import Synchronization

/// What the server says beside its answers. Of notices nobody needs more than whether one was a warning: in a COMMIT it says that no standby
/// has confirmed it (postgresql.org/docs/15/warm-standby.html#SYNCHRONOUS-REPLICATION).
@safe final class PostgresNotices: Sendable {
    private let warned = Atomic(false)

    var wasWarned: Bool { warned.load(ordering: .relaxed) }

    func forget() { warned.store(false, ordering: .relaxed) }

    /// Has libpq tell us; it would write notices to our standard error. The owner of the connection owns this, too, and so outlives it.
    func receive(from handle: OpaquePointer?) {
        unsafe PQsetNoticeReceiver(
            handle,
            { context, result in
                guard let context = unsafe context else { return }
                let field = unsafe PQresultErrorField(result, CInt(PostgresErrorField.severity.rawValue.value))
                guard let field = unsafe field, unsafe String(cString: field) == "WARNING" else { return }
                unsafe Unmanaged<PostgresNotices>.fromOpaque(context).takeUnretainedValue().warn()
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func warn() { warned.store(true, ordering: .relaxed) }
}
