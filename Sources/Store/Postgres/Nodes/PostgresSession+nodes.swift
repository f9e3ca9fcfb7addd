import CPostgres
import Intake

/// What a node holds at the server, of its writing connection.
extension PostgresSession {
    private static let take = SQLStatement(
        "SELECT CASE WHEN pg_try_advisory_lock(CAST($1 AS INTEGER), CAST($2 AS INTEGER)) THEN 1 ELSE 0 END")
    private static let giveBack = SQLStatement(
        "SELECT CASE WHEN pg_advisory_unlock(CAST($1 AS INTEGER), CAST($2 AS INTEGER)) THEN 1 ELSE 0 END")

    /// Every lock of the family, who holds it, and for how many milliseconds that connection has done nothing; -1 while it does something.
    private static let holders = SQLStatement(
        """
        SELECT CAST(l.objid AS BIGINT), CAST(a.pid AS BIGINT), a.application_name,
            CASE WHEN a.state LIKE 'idle%'
                THEN CAST(EXTRACT(EPOCH FROM clock_timestamp() - a.state_change) * 1000 AS BIGINT) ELSE -1 END
        FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.classid = CAST($1 AS INTEGER) AND l.granted
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """)
    private static let end = SQLStatement(
        "SELECT CASE WHEN pg_terminate_backend(CAST($1 AS INTEGER)) THEN 1 ELSE 0 END")

    private struct Holder {
        var lock: Int
        var process: Int
        var name: String
        var idle: Int
    }

    /// Takes the node's slot: the one that it had, or the first that is free.
    ///
    /// - Throws: `.unavailable` where there is none, or the one that it had is another's by now.
    func takeSlot() throws(StoreFailure) {
        if let slot = connection.slot {
            guard try !takes(NodeLocks.slot(slot)) else { return }
            return try reclaim(slot)
        }
        for slot in NodeLocks.slots where try takes(NodeLocks.slot(slot)) {
            connection.slot = slot
            return
        }
        throw StoreFailure(.unavailable, "\(NodeLocks.slots.count) nodes serve this database already")
    }

    /// The server may not have noticed yet that the connection before is gone.
    private func reclaim(_ slot: Int) throws(StoreFailure) {
        guard let holder = try holders().first(where: { $0.lock == NodeLocks.slot(slot) }) else {
            throw StoreFailure(.unavailable, "this node's slot was held a moment ago")
        }
        guard holder.name == connection.node.text else {
            connection.superseded()
            throw StoreFailure(.unavailable, "another node has taken this one's slot while it was away")
        }
        _ = try execute(Self.end, [.int(holder.process)])
        throw StoreFailure(.unavailable, "the server still holds this node's connection before")
    }

    /// Notes whose the slot is. A node that was away may find it free although another had it meanwhile, and gave it back: ids of both would be
    /// drawn from the same numbers.
    ///
    /// - Throws: `.unavailable` where another had it.
    func noteSlot() throws(StoreFailure) {
        guard let slot = connection.slot, try exists(Self.hasLeases, []) else { return }
        let name = SQLValue.text("slot/\(slot)")
        let owner = try first(Self.slotOwner, [name]) { $0.text(0) }
        if connection.hasNotedSlot, owner != connection.node.text {
            connection.superseded()
            throw StoreFailure(.unavailable, "another node has had this one's slot while it was away")
        }
        _ = try execute(Self.noteSlotOwner, [name, .text(connection.node.text)])
        connection.hasNotedSlot = true
    }

    private static let hasLeases = SQLStatement("SELECT 1 WHERE to_regclass('lease') IS NOT NULL")
    private static let slotOwner = SQLStatement("SELECT owner FROM lease WHERE name = $1")
    private static let noteSlotOwner = SQLStatement(
        """
        INSERT INTO lease (name, owner, until_ms, fence) VALUES ($1, $2, 0, 1)
        ON CONFLICT (name) DO UPDATE SET owner = $2, fence = lease.fence + 1
        """)

    private func takes(_ lock: Int) throws(StoreFailure) -> Bool {
        try first(Self.take, [.int(NodeLocks.family), .int(lock)]) { $0.flag(0) } ?? false
    }

    private func holders() throws(StoreFailure) -> [Holder] {
        try all(Self.holders, [.int(NodeLocks.family)]) {
            Holder(lock: $0.int(0), process: $0.int(1), name: $0.text(2), idle: $0.int(3))
        }
    }

    /// Shows who holds what, ends the connections of nodes that have done nothing for `patience` (each looks every second), and takes
    /// duties that nobody holds: all of them where no other node is there, or else one, so that nodes which start together share them.
    func look(wanting duties: [Duty], patience: Duration) throws(StoreFailure) -> NodeLook {
        let others = try holders().filter { $0.name != connection.node.text }
        let nodes = others.filter { NodeLocks.slot(ofLock: $0.lock) != nil }
        for node in nodes where node.idle > Int(patience.milliseconds) {
            _ = try execute(Self.end, [.int(node.process)])
        }
        let theirs = Set(others.map(\.lock))
        let free = duties.filter { connection.held[$0] == nil && !theirs.contains(NodeLocks.duty($0)) }
        for duty in nodes.isEmpty ? free[...] : free.prefix(1) where try takes(NodeLocks.duty(duty)) {
            connection.hold(duty)
        }
        var look = NodeLook(nodes: nodes.count + 1)
        look.isMoreFree = !nodes.isEmpty && free.count > 1
        look.held = Set(connection.held.values)
        return look
    }

    /// Gives a duty back, where it is still held as it was.
    func giveBack(_ hold: DutyHold) throws(StoreFailure) {
        guard connection.held[hold.duty] == hold else { return }
        connection.letGo(hold.duty)
        let lock = SQLValue.int(NodeLocks.duty(hold.duty))
        let isFree = try? first(Self.giveBack, [.int(NodeLocks.family), lock]) { $0.flag(0) }
        // A lock that nobody knows of would keep everybody from the duty.
        if isFree != true { connection.close() }
    }

    /// - Parameter asked: when the work asked to write: ids that it drew are no younger.
    /// - Throws: `.unavailable` where it had to wait too long, or is another node's by now.
    func require(_ hold: DutyHold?, asked: ContinuousClock.Instant) throws(StoreFailure) {
        guard connection.isInTime(asked) else {
            throw StoreFailure(.unavailable, "what was to be written had to wait too long")
        }
        guard let hold, connection.held[hold.duty] != hold else { return }
        throw StoreFailure(.unavailable, "another node may have this duty by now: \(hold.duty)")
    }
}
