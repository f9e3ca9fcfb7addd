import Intake

/// Reads blobs for work that goes through all of them: what may pass is tried again after a pause, so that a bucket's bad minute does not end
/// hours of work. What does not pass within `Limits` ends it all the same: nobody takes half of a store for a whole one.
struct PatientReads: Sendable {
    /// How often one blob is tried: as they are, for two minutes.
    struct Limits: Sendable {
        /// With the first.
        var attempts = 8
        /// After the first attempt; doubled after each further one.
        var pause: Duration = .seconds(1)
        var longestPause: Duration = .seconds(60)
    }

    /// Between two looks at whether the work is to end.
    private static let slice: Duration = .seconds(1)

    let blobs: any Blobs
    /// For the pauses.
    var clock: any Clock<Duration> = ContinuousClock()
    var limits = Limits()

    /// The bytes; nil where they are not there, or others than those that it is named by.
    ///
    /// - Throws: `.unavailable` where nobody can tell, or the work is to end.
    func whole(_ id: BlobID, watch: BackupWatch) async throws(StoreFailure) -> [UInt8]? {
        var (attempt, pause) = (1, limits.pause)
        while true {
            do throws(StoreFailure) {
                return try await blobs.read(id)
            } catch {
                if error.code == .missing || error.code == .damaged { return nil }
                guard error.mayPass, attempt < limits.attempts, !Task.isCancelled else { throw error }
                try await rest(for: pause, watch)
                (attempt, pause) = (attempt + 1, min(pause * 2, limits.longestPause))
            }
        }
    }

    /// The same. Blocks: only for a thread of its own.
    func fetch(_ id: BlobID, watch: BackupWatch) throws(StoreFailure) -> [UInt8]? {
        try Awaited.run { () async throws(StoreFailure) in try await whole(id, watch: watch) }
    }

    private func rest(for pause: Duration, _ watch: BackupWatch) async throws(StoreFailure) {
        var left = pause
        while left > .zero {
            try watch.requireGoingOn()
            do {
                try await clock.sleep(for: min(left, Self.slice))
            } catch {
                throw StoreFailure(.unavailable, "stopped before it was done")
            }
            left -= Self.slice
        }
    }
}
