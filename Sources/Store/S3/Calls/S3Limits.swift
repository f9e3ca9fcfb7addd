import Intake

/// How long an object store may take, and how much it may send.
package struct S3Limits: Sendable {
    /// Until a connection stands.
    package var connect: Duration = .seconds(3)
    /// Until an answer begins; for what is sent, so much more as that takes at `slowest`.
    package var answer: Duration = .seconds(10)
    /// While bytes are on their way: the longest pause.
    package var pause: Duration = .seconds(10)
    /// Bytes a second: a transfer that is slower has failed.
    package var slowest = 256 << 10
    /// Of one call, with the first.
    package var attempts = 4
    /// No further attempt is begun so long after the first.
    package var patience: Duration = .seconds(12)
    /// Before the second attempt, three times as long before each further one, and a random part of that.
    package var backoff: Duration = .milliseconds(100)
    /// That a transfer of so many bytes took too long says nothing of smaller ones.
    package var large = 1 << 20
    /// After a call that failed in all its attempts the next ones of its kind fail at once for so long, doubled each time up to `longestRest`.
    package var rest: Duration = .seconds(1)
    package var longestRest: Duration = .seconds(15)
    /// Of a blob that is read: more than anything that is ever kept.
    package var blobBytes = 512 << 20
    /// Of any other answer.
    package var answerBytes = 4 << 20
    /// Entries of a page of a listing: as many as S3 gives at most.
    package var page = 1_000
    /// Blobs of one batch that are sent at the same time.
    package var together = 4
    /// A blob that is no smaller is asked for before it is sent; of smaller ones the asking costs as much as the sending.
    package var askedFor = 1 << 20

    package init() {}

    /// How long a transfer of so many bytes may take.
    func time(for bytes: Int) -> Duration { answer + .milliseconds(bytes * 1_000 / max(1, slowest)) }
}
