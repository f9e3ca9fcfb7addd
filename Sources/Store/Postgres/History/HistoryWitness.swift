import Intake
import Synchronization

/// What a node knows, outside of the database, of what that has acknowledged: a number that it raises in a row of its own every few seconds,
/// and writes into a file of its data folder once the commit is acknowledged.
///
/// A database whose number is lower has lost what it acknowledged: somebody restored it to an earlier time, or a standby took over that had
/// not received everything. A standby that had (synchronous replication) has the number, too, so that an ordinary failover is none of
/// our business; its timeline, which every promotion raises, would not tell the two apart.
///
/// Numbers belong to a history of the database: a restore begins another, in which nobody has seen anything yet.
package final class HistoryWitness: Sendable {
    private struct State {
        /// This node's row.
        var node: Int64
        /// The highest number that was acknowledged, by history.
        var numbers: [Int64: Int64] = [:]
        /// The one that was found first.
        var current: Int64?
    }

    private static let fileName = "postgres-history"
    /// Of the file; a line takes 40, and there is one for each restore.
    private static let largest = 64 << 10

    static let history = SQLStatement("SELECT number FROM store_history WHERE id = 1")
    private static let isThere = SQLStatement("SELECT CAST(to_regclass('store_history') AS TEXT)")
    private static let known = SQLStatement("SELECT number FROM history_witness WHERE node = $1")
    private static let begin = SQLStatement(
        "INSERT INTO store_history (id, number) VALUES (1, $1) ON CONFLICT (id) DO NOTHING")
    private static let raise = SQLStatement(
        """
        INSERT INTO history_witness (node, number) VALUES ($1, 1)
        ON CONFLICT (node) DO UPDATE SET number = history_witness.number + 1 RETURNING number
        """)

    private let path: String
    private let state: Mutex<State>

    /// - Parameter folder: the node's data folder. What cannot be read there is not known.
    package init(folder: String) {
        path = folder + "/" + Self.fileName
        state = Mutex(Self.read(path) ?? State(node: Int64.random(in: 1...(.max))))
    }

    /// Whether the session's database is another history by now than the one that this process began with: it must begin anew.
    func isOther(_ session: any SQLSession) throws(StoreFailure) -> Bool {
        guard let current = state.withLock(\.current) else { return false }
        return try found(session) != current
    }

    /// - Throws: `.unavailable` where the database has lost what it acknowledged to this node.
    func require(_ session: any SQLSession) throws(StoreFailure) {
        guard let history = try found(session) else { return }
        let (node, number) = state.withLock { ($0.node, $0.numbers[history]) }
        guard let number else { return }
        let there = try session.first(Self.known, [.int64(node)]) { $0.int64(0) } ?? 0
        guard there >= number else {
            throw StoreFailure(
                .unavailable,
                "the database lacks what it has acknowledged to this node: it was restored to an earlier time, or a standby "
                    + "took over that had not received everything; stop all nodes and run `intake restore --settle`")
        }
    }

    /// Raises the number in the database.
    ///
    /// - Returns: history and number, for `acknowledged` after the commit.
    func raise(_ session: any SQLSession) throws(StoreFailure) -> (history: Int64, number: Int64) {
        try session.execute(Self.begin, [.int64(Int64.random(in: 1...(.max)))])
        let history = try session.first(Self.history, []) { $0.int64(0) } ?? 0
        let node = state.withLock(\.node)
        return (history, try session.first(Self.raise, [.int64(node)]) { $0.int64(0) } ?? 0)
    }

    /// Writes the number down. Blocks. Not synced: what a power cut takes of it, it was not to hold against anybody.
    func acknowledged(_ history: Int64, _ number: Int64) throws(StoreFailure) {
        let text = state.withLock { state in
            state.current = state.current ?? history
            state.numbers[history] = number
            return Self.text(state)
        }
        try Folder.make(Folder.parent(of: path))
        try? Folder.removeAll(path + ".new")
        let file = try IncomingFile(path: path + ".new", bytes: Array(text.utf8))
        defer { file.discard() }
        try file.rename(to: path)
    }

    /// Nil before the first start of a program that keeps histories.
    private func found(_ session: any SQLSession) throws(StoreFailure) -> Int64? {
        guard try session.first(Self.isThere, [], { !$0.isNull(0) }) == true else { return nil }
        return try session.first(Self.history, []) { $0.int64(0) }
    }

    private static func text(_ state: State) -> String {
        (["\(state.node)"] + state.numbers.map { "\($0.key) \($0.value)" }).map { $0 + "\n" }.joined()
    }

    private static func read(_ path: String) -> State? {
        guard let bytes = try? WholeFile.read(path, limit: largest) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let node = lines.first.flatMap({ Int64($0) }) else { return nil }
        var state = State(node: node)
        for line in lines.dropFirst() {
            let numbers = line.split(separator: " ").compactMap { Int64($0) }
            if numbers.count == 2 { state.numbers[numbers[0]] = numbers[1] }
        }
        return state
    }
}
