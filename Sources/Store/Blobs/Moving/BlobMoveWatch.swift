/// How a move of blobs tells how far it is, and is told to stop.
package struct BlobMoveWatch: Sendable {
    let told: @Sendable (MovedBlobs) -> Void
    let isStopped: @Sendable () -> Bool

    /// - Parameters:
    ///   - told: called after each few blobs.
    ///   - isStopped: asked before them.
    package init(
        told: @escaping @Sendable (MovedBlobs) -> Void = { _ in }, isStopped: @escaping @Sendable () -> Bool = { false }
    ) {
        self.told = told
        self.isStopped = isStopped
    }
}
