/// A filed mail that carries the Message-ID in question.
package struct KnownMail: Hashable, Sendable {
    package var id: RowID
    package var digest: ContentDigest

    package init(id: RowID, digest: ContentDigest) {
        self.id = id
        self.digest = digest
    }
}
