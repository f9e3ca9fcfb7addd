/// Bounds of the write queue. Each holds for `keep` and for `file` by itself.
package struct WriteLimits: Sendable {
    /// Bodies waiting; the next one is refused as `.unavailable`, which is how senders are slowed down.
    package var waiting = 20_000
    /// Bytes that the waiting bodies hold, as their callers say; with the next one above it, that one is refused like one too many. One
    /// that finds no others is never too large.
    package var waitingBytes = 256 << 20
    /// Bodies of one urgency in one commit.
    package var bodiesPerCommit = 512
    /// Time that bodies of one urgency may take in one commit. The body that exceeds it is finished; at least one runs.
    package var timePerCommit: Duration = .milliseconds(20)

    /// When nothing is to be written for so long, the writer gives back the memory that only speed needs.
    package var restsAfter: Duration = .seconds(3)

    package init() {}
}
