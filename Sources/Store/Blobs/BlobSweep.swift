/// What a sweep of the blobs found and did.
package struct BlobSweep: Hashable, Sendable {
    /// Old blobs looked at.
    package var examined = 0
    /// Those that no row named; their files are gone.
    package var removed = 0
    /// Files of interrupted writes, gone too.
    package var leftovers = 0
    /// Of those to be moved, those that hold other bytes than they are named by: left where they are, and everything else goes on.
    package var damaged = 0
    /// A backup is being made: nothing was looked at, and it is to be tried again.
    package var isHeldOff = false

    package init() {}
}
