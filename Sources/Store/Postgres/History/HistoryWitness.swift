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
    /// What a transaction raised.
    struct Raised: Sendable {
        var history: Int64
        var number: Int64
        var schema: Int
    }

    private struct State {
        var seen: WitnessedNumbers
        /// The history that was found first.
        var current: Int64?
    }

    private static let fileName = "postgres-history"
    /// Of the file; a line takes 40, and there is one for each restore.
    private static let largest = 64 << 10

    private static let hasSchema = SQLStatement("SELECT CAST(to_regclass('schema_migration') AS TEXT)")
    private static let schema = SQLStatement("SELECT COALESCE(MAX(number), 0) FROM schema_migration")
    private static let known = SQLStatement("SELECT number FROM history_witness WHERE node = $1")
    private static let begin = SQLStatement(
        "INSERT INTO store_history (id, number) VALUES (1, $1) ON CONFLICT (id) DO NOTHING")
    private static let raise = SQLStatement(
        """
        INSERT INTO history_witness (node, number) VALUES ($1, 1)
        ON CONFLICT (node) DO UPDATE SET number = history_witness.number + 1
        RETURNING number, (SELECT MAX(number) FROM schema_migration)
        """)

    private let path: String
    private let state: Mutex<State>

    /// - Parameter folder: the node's data folder. What cannot be read there is not known.
    package init(folder: String) {
        path = folder + "/" + Self.fileName
        let bytes = try? WholeFile.read(path, limit: Self.largest)
        state = Mutex(
            State(seen: bytes.flatMap { WitnessedNumbers($0) } ?? WitnessedNumbers(node: Int64.random(in: 1...(.max)))))
    }

    /// Whether the session's database is another history by now than the one that this process began with: it must begin anew.
    func isOther(_ session: any SQLSession) throws(StoreFailure) -> Bool {
        guard let current = state.withLock(\.current) else { return false }
        return try HistoryLoss.history(session) != current
    }

    /// Looks whether the database has lost what it acknowledged to this node.
    ///
    /// - Returns: the history in which it has, or `HistoryLoss.anyHistory`; nil where nothing is known to be lost.
    func loss(_ session: any SQLSession) throws(StoreFailure) -> Int64? {
        let seen = state.withLock(\.seen)
        guard let history = try HistoryLoss.history(session) else {
            // From before there were histories: what has the tables of an older program, and nothing that says whose it is, is what this
            // node served before its schema was brought up to date. One without tables is a new one.
            let schema = try schema(session)
            return schema > 0 && schema < seen.schema ? HistoryLoss.anyHistory : nil
        }
        guard let number = seen.numbers[history] else { return nil }
        let there = try session.first(Self.known, [.int64(seen.node)]) { $0.int64(0) } ?? 0
        return there < number ? history : nil
    }

    /// Raises the number in the database.
    ///
    /// - Returns: for `acknowledged` after the commit.
    func raise(_ session: any SQLSession) throws(StoreFailure) -> Raised {
        try session.execute(Self.begin, [.int64(Int64.random(in: 1...(.max)))])
        let history = try HistoryLoss.history(session) ?? 0
        let node = state.withLock(\.seen.node)
        let raised = try session.first(Self.raise, [.int64(node)]) { (number: $0.int64(0), schema: $0.int(1)) }
        return Raised(history: history, number: raised?.number ?? 0, schema: raised?.schema ?? 0)
    }

    /// Writes the number down. Blocks. Not synced: what a power cut takes of it, it was not to hold against anybody.
    func acknowledged(_ raised: Raised) throws(StoreFailure) {
        let text = state.withLock { state in
            state.current = state.current ?? raised.history
            state.seen.numbers[raised.history] = raised.number
            state.seen.schema = raised.schema
            return state.seen.text
        }
        try Folder.make(Folder.parent(of: path))
        try? Folder.removeAll(path + ".new")
        let file = try IncomingFile(path: path + ".new", bytes: Array(text.utf8))
        defer { file.discard() }
        try file.rename(to: path)
    }

    private func schema(_ session: any SQLSession) throws(StoreFailure) -> Int {
        guard try session.first(Self.hasSchema, [], { !$0.isNull(0) }) == true else { return 0 }
        return try session.first(Self.schema, []) { $0.int(0) } ?? 0
    }
}
