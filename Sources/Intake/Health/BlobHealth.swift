/// How the place does that blobs are in.
package struct BlobHealth: Hashable, Sendable {
    /// Why it did not do the last thing that it was asked, in words for the operator; nil where it did.
    package var failure: String?
    /// Since when it has been so.
    package var since: Moment

    package init(failure: String?, since: Moment) {
        self.failure = failure
        self.since = since
    }
}
