import Intake
import Synchronization

/// Keeps mails and cursors in memory, unique by source id as the store does.
final class MemoryMailboxes: Mailboxes {
    private struct State {
        var cursors: [String: MailboxCursor] = [:]
        var kept: [Received] = []
        var ids: Set<String> = []
        var progress: [MailboxProgress] = []
        var failures: [StoreFailure] = []
        var swallows = false
        var rows: [Reconciliation] = []
    }

    private let state = Mutex(State())

    var kept: [Received] { state.withLock(\.kept) }
    var progress: [MailboxProgress] { state.withLock(\.progress) }

    /// The source ids of what is kept, without the mailbox.
    var sources: [String] { kept.map { $0.sourceID.value.split(separator: "/").suffix(2).joined(separator: "/") } }

    /// The next calls of `keep` fail with these.
    func fail(_ failures: [StoreFailure]) { state.withLock { $0.failures = failures } }

    /// A defect: whether the last mail of each batch comes to nothing.
    func swallow(_ isOn: Bool) { state.withLock { $0.swallows = isOn } }

    /// What an earlier run left, and what this one adds.
    func add(_ row: Reconciliation) { state.withLock { $0.rows.append(row) } }

    func set(_ cursor: MailboxCursor, of mailbox: String) { state.withLock { $0.cursors[mailbox] = cursor } }

    func cursor(mailbox: String) async throws(StoreFailure) -> MailboxCursor? {
        state.withLock { $0.cursors[mailbox] }
    }

    func keep(_ mails: [Received], progress: MailboxProgress) async throws(StoreFailure) -> [KeepOutcome] {
        let result: Result<[KeepOutcome], StoreFailure> = state.withLock { state in
            if !state.failures.isEmpty { return .failure(state.failures.removeFirst()) }
            state.progress.append(progress)
            state.cursors[progress.mailbox] = progress.cursor
            return .success(
                (state.swallows ? mails.dropLast() : mails[...]).map { mail in
                    let isNew = state.ids.insert(mail.sourceID.value).inserted
                    if isNew { state.kept.append(mail) }
                    let id = RowID(rawValue: Int64(state.kept.count))
                    return isNew ? .kept(id, sequence: nil) : .redelivery(of: id, sequence: nil)
                })
        }
        return try result.get()
    }

    func noteFlagged(mailbox: String, uidValidity: UInt32, upTo uid: UInt32) async throws(StoreFailure) {
        state.withLock { $0.cursors[mailbox]?.flaggedUID = uid }
    }

    func reconciliations(mailbox: String, limit: Int) async throws(StoreFailure) -> [Reconciliation] {
        state.withLock { Array($0.rows.reversed().prefix(limit)) }
    }
}
