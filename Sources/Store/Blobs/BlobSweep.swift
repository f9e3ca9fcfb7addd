/// What a sweep of the blobs found and did.
package struct BlobSweep: Hashable, Sendable {
    /// Old blobs looked at.
    package var examined = 0
    /// Those that no row named; their files are gone.
    package var removed = 0
    /// Files of interrupted writes, gone too.
    package var leftovers = 0
    /// A backup is being made: nothing was looked at, and it is to be tried again.
    package var isHeldOff = false
}
