package import Intake
import Synchronization

/// Which rows of the desk's tables were written since somebody last asked: what the floor's driver reads anew. It costs filing no statement
/// and no row, and nobody who writes such a table has to tell (DESIGN §6: filing never notifies).
///
/// Ids are noted while a transaction runs, and shown only once a commit has made them visible to readers. What a transaction undid may be
/// shown, too: whoever reads such a row finds it as it was. On SQLite writes of other processes are not seen, on PostgreSQL those of all
/// nodes are; a reader looks through everything now and then.
package final class RowChanges: Sendable {
    /// The tables that are watched. Each has an `{int64}` primary key.
    package enum Table: String, CaseIterable, Sendable {
        case request = "service_request"
        case work
        case message
        case answer
        case note
    }

    /// What changed, by table.
    package struct Batch: Sendable {
        package fileprivate(set) var ids: [Table: Set<Int64>] = [:]
        /// Messages that were added and not changed since; they are not among `ids`.
        package fileprivate(set) var newMessages: Set<Int64> = []
        /// More than could be kept in mind: anything may have changed.
        package fileprivate(set) var isOverflowing: Bool

        fileprivate init(isOverflowing: Bool = false) { self.isOverflowing = isOverflowing }

        package var isEmpty: Bool { ids.isEmpty && newMessages.isEmpty && !isOverflowing }

        fileprivate mutating func add(_ other: Batch) {
            for (table, ids) in other.ids { self.ids[table, default: []].formUnion(ids) }
            newMessages.formUnion(other.newMessages)
            isOverflowing = isOverflowing || other.isOverflowing
            guard ids.values.reduce(newMessages.count, { $0 + $1.count }) > RowChanges.most else { return }
            self = Batch(isOverflowing: true)
        }
    }

    private struct State {
        /// Of the transaction that runs.
        var pending = Batch()
        var shown = Batch()
    }

    /// Ids that are kept in mind.
    private static let most = 20_000

    /// Rung after a commit that wrote any such row.
    package let doorbell = Doorbell()
    private let state = Mutex(State())

    package init() {}

    /// A row was inserted, updated or deleted, in a transaction that has yet to commit.
    func note(_ table: Table, _ id: Int64, isNew: Bool) {
        state.withLock { state in
            guard !state.pending.isOverflowing else { return }
            if table == .message, isNew {
                state.pending.newMessages.insert(id)
                if state.pending.newMessages.count > Self.most { state.pending = Batch(isOverflowing: true) }
                return
            }
            state.pending.ids[table, default: []].insert(id)
            guard state.pending.ids[table, default: []].count > Self.most else { return }
            state.pending = Batch(isOverflowing: true)
        }
    }

    /// What was noted so far is durable, and visible to readers.
    func committed() {
        let isNews = state.withLock { state in
            guard !state.pending.isEmpty else { return false }
            state.shown.add(state.pending)
            state.pending = Batch()
            return true
        }
        if isNews { doorbell.ring() }
    }

    /// It is not known what changed: anything may have.
    func lost() {
        state.withLock { $0.shown = Batch(isOverflowing: true) }
        doorbell.ring()
    }

    /// What changed since this was last called.
    package func take() -> Batch {
        state.withLock { state in
            defer { state.shown = Batch() }
            return state.shown
        }
    }
}
