package import Intake

/// Removes the files of blobs that no row names: what a crash between the file and its commit left, or a commit that failed.
package struct BlobSweeper: Sendable {
    /// A younger blob's commit may still be on the way.
    static let age: Duration = .seconds(24 * 3600)

    private let blobs: any BlobPlace
    private let names: BlobNames
    private let clock: any WallClock

    /// - Parameter database: the one beside the blobs.
    package init(blobs: any BlobPlace, database: any SQLDatabase, clock: any WallClock) {
        self.blobs = blobs
        names = BlobNames(database: database)
        self.clock = clock
    }

    /// Looks at every blob that was last kept more than a day ago, but since the database was made: what is older belongs to another one,
    /// which may have been lost and may come back.
    ///
    /// - Throws: where the store does not answer; what was found out until then is done.
    package func sweep() async throws(StoreFailure) -> BlobSweep {
        guard let made = try await names.databaseMade() else { return BlobSweep() }
        return try await blobs.sweep(from: made, before: clock.now() - Self.age) { [names] ids throws(StoreFailure) in
            try await names.named(ids)
        }
    }
}
