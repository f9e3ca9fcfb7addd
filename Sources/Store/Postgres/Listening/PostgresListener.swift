import Dispatch
import Glibc
import Intake
import Synchronization

/// A node's one connection that hears which rows of the desk's tables all nodes wrote, and wakes the other nodes where this one wrote: with
/// a notification without content, at most every 20 ms, since a transaction that notifies holds a lock of the whole server (DESIGN §6).
/// Notifications only save time: it looks once a second anyway.
final class PostgresListener: Sendable {
    private struct State {
        var hasCommitted = false
        var isClosed = false
    }

    private static let lookDistance: Duration = .seconds(1)
    private static let notifyDistance: Duration = .milliseconds(20)
    private static let channel = "intake"

    private let connection: PostgresConnection
    private let changes: RowChanges
    private let news: NodeNews
    private let state = Mutex(State())
    private let bell = EventBell()
    private let ended = DispatchGroup()

    init(url: PostgresURL, settings: PostgresSettings, changes: RowChanges, news: NodeNews) {
        connection = PostgresConnection(url: url, role: .listener, settings: settings)
        self.changes = changes
        self.news = news
    }

    func start() {
        ended.enter()
        WorkerThread.start("store listener") { [self] in
            run()
            connection.close()
            ended.leave()
        }
    }

    /// This node has committed something.
    func committed() {
        state.withLock { $0.hasCommitted = true }
        bell.ring()
    }

    /// Ends the thread.
    func close() async {
        state.withLock { $0.isClosed = true }
        bell.ring()
        await withCheckedContinuation { continuation in
            ended.notify(queue: .global()) { continuation.resume() }
        }
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }

    private func run() {
        while !isClosed {
            do throws(StoreFailure) {
                try connection.use { session throws(StoreFailure) in
                    try session.simple("LISTEN \(Self.channel)")
                    var reader = RowChangeReader(changes: changes, news: news)
                    try reader.begin(session)
                    try hear(session, reader)
                }
            } catch {
                // It is sought again for ever; what the writer meets is told.
                bell.wait(descriptor: nil, for: Self.lookDistance)
            }
        }
    }

    private func hear(_ session: PostgresSession, _ reader: RowChangeReader) throws(StoreFailure) {
        var reader = reader
        var notifiedAt: ContinuousClock.Instant?
        while !isClosed {
            try reader.read(session)
            try reader.sweepWhereDue(session)
            if let last = notifiedAt, ContinuousClock.now - last < Self.notifyDistance {
                WorkerThread.pause(Self.notifyDistance)
            }
            if state.withLock({ state in
                defer { state.hasCommitted = false }
                return state.hasCommitted
            }) {
                try session.simple("NOTIFY \(Self.channel)")
                notifiedAt = .now
            }
            if try connection.takeNotifications() { news.committed.ring() }
            if !state.withLock({ $0.hasCommitted }) {
                bell.wait(descriptor: connection.descriptor, for: Self.lookDistance)
                try connection.hear()
            }
        }
    }
}
