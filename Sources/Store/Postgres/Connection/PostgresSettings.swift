/// How the PostgreSQL driver connects, and what bounds it.
package struct PostgresSettings: Sendable {
    /// Reading connections, and so reads that run at the same time.
    package var readers = 4
    /// How long to wait for a connection, a host.
    package var connectTimeout: Duration = .seconds(5)
    /// How long one statement may run before the server ends it: `.unavailable`.
    package var statementTimeout: Duration = .seconds(60)
    /// How long a statement may wait for another's lock.
    package var lockTimeout: Duration = .seconds(10)
    /// How long the server lets a transaction of ours do nothing: what a stopped node holds is free again after that.
    package var idleInTransactionTimeout: Duration = .seconds(30)
    /// How long a body may wait for its turn. Together with the next, and with how long a COMMIT may wait for a standby (a statement's time),
    /// it must stay below `LateRows.concurrent`, or what was written late is never found by those who read on behind it.
    package var longestWait: Duration = .seconds(20)
    /// How long a transaction that writes may take to its COMMIT; one that changes the schema may take longer.
    package var longestTransaction: Duration = .seconds(35)
    /// How often a group of bodies is run anew after a serialisation failure or a deadlock.
    package var attempts = 40
    /// How long to wait for whoever moves the store, or did a moment ago, to be gone: the server may notice the end later than we do.
    package var takeover: Duration = .seconds(5)
    /// After so long without an acknowledgement of the network's the server takes a connection for dead, and what it held is free.
    package var deadAfter: Duration = .seconds(10)
    /// A node whose writing connection has done nothing for so long is taken for stopped or cut off: others end that connection, and with it
    /// all that the node held. Each node looks every second.
    package var nodePatience: Duration = .seconds(6)
    /// How long to ask what became of a commit whose connection broke.
    /// A promoted standby takes Patroni's `ttl` and `loop_wait`, 40 s, to be there.
    package var commitResolution: Duration = .seconds(60)
    /// Bounds of the writer's queue and of one commit.
    package var queue = WriteLimits()
    /// Reads waiting for a connection before further ones are refused as `.unavailable`.
    package var waitingReads = 1_024

    package init() {}

    /// How much longer to wait for an answer than the server lets a statement run.
    package var slack: Duration = .seconds(5)

    /// How long to wait for an answer.
    var patience: Duration { statementTimeout + slack }
}
