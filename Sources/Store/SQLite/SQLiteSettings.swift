/// How the SQLite driver uses memory and time. The defaults suit a gateway on a small machine.
package struct SQLiteSettings: Sendable {
    /// The writer's page cache in KiB at most; it grows to that only under load. Pages of one commit that do not fit are
    /// written to the log before the commit, so it should hold the largest group.
    package var writerCacheKiB = 65_536
    /// The page cache of each reading connection, in KiB at most.
    package var readerCacheKiB = 8_192
    /// Reading connections, and so reads that run at the same time.
    package var readers = 4
    /// How long to wait for another process's lock (a command's short write) before `.unavailable`.
    package var busyTimeout: Duration = .seconds(5)
    /// Size of the write-ahead log, in pages of 4 KiB, at which it is carried over into the database.
    package var checkpointPages = 16_384
    /// The largest size the database may grow to, in pages of 4 KiB; nil for the disk's own limit. Reaching it is `.full`.
    package var largestSizePages: Int?
    /// Bounds of the writer's queue and of one commit.
    package var queue = WriteLimits()
    /// Reads waiting for a connection before further ones are refused as `.unavailable`.
    package var waitingReads = 1_024

    package init() {}
}
