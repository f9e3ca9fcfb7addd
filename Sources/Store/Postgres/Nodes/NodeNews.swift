package import Intake
import Synchronization

/// What a node hears of the others that serve its database. It only saves time: whoever waits for something looks by itself now and then.
package final class NodeNews: Sendable {
    private struct State {
        var chats: [RowID: Int64] = [:]
        var isLost = false
        var isSuperseded = false
        var loss: StoreFailure?
    }

    /// Chats that are kept in mind.
    private static let most = 10_000

    /// Rung where another node has committed something.
    package let committed = Doorbell()
    /// Rung where lines were added to chats.
    package let talked = Doorbell()
    private let state = Mutex(State())
    private let disconnections = Mutex<[@Sendable () -> Void]>([])

    /// Whether another node has taken this one's writer slot while it was away: it must end.
    package var isSuperseded: Bool { state.withLock(\.isSuperseded) }

    /// Why nothing can be kept until the operator has settled the database: it has lost what it acknowledged to some node.
    package var loss: StoreFailure? { state.withLock(\.loss) }

    /// The last numbers of chats whose log has new lines since this was last called, by session, this node's own among them; more than can
    /// be kept in mind are left out, and found when their residents write or come back.
    package func takeChats() -> [RowID: Int64] {
        state.withLock { state in
            defer { state.chats = [:] }
            return state.chats
        }
    }

    /// Whether lines may have been added to any chat since this was last called, without its being known to which.
    package func takeLoss() -> Bool {
        state.withLock { state in
            defer { state.isLost = false }
            return state.isLost
        }
    }

    /// Has somebody told each time that the connection is lost by which this node holds what it holds.
    ///
    /// - Parameter told: must not block.
    func whenDisconnected(_ told: @escaping @Sendable () -> Void) { disconnections.withLock { $0.append(told) } }

    func disconnected() { for told in disconnections.withLock({ $0 }) { told() } }

    func lost() {
        state.withLock { $0.isLost = true }
        talked.ring()
    }

    func note(chat session: RowID, sequence: Int64) {
        state.withLock { state in
            guard state.chats.count < Self.most || state.chats[session] != nil else { return }
            state.chats[session] = max(sequence, state.chats[session] ?? 0)
        }
    }

    func note(_ loss: StoreFailure?) { state.withLock { $0.loss = loss } }

    func superseded() { state.withLock { $0.isSuperseded = true } }
}
