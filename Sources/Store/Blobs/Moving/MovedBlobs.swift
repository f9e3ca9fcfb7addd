package import Intake

/// What a move of blobs did.
package struct MovedBlobs: Sendable {
    package var copied = 0
    /// Of those copied.
    package var bytes = 0
    package var wereThere = 0
    /// Named, and nowhere whole in the source.
    package var lost: [BlobID] = []

    package var all: Int { copied + wereThere + lost.count }
}
