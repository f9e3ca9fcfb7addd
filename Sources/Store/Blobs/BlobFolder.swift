package import Intake

/// Blobs as files beside the database: `blobs/ab/cdef…`, the address's first two digits and the rest. A file appears under its
/// address only whole: it is written in `blobs/incoming`, synced, renamed, and the folder synced, before the commit that names
/// it. What a crash leaves in `incoming` goes at the next start; what it leaves under an address that no row names is harmless, and
/// `sweep` finds it.
package final class BlobFolder: BlobPlace {
    private let files: BlobFiles
    private let queue: BlockingQueue<BlobFiles>

    /// Opens `blobs` in a data folder, and makes it where it is not there.
    ///
    /// - Parameter threads: how many files may be synced at the same time; disks take several syncs together.
    package init(folder: String, threads: Int = 4) throws(StoreFailure) {
        files = try BlobFiles(root: folder + "/blobs")
        queue = BlockingQueue(
            name: "store blobs", limit: 1_024, resources: Array(repeating: files, count: max(1, threads)))
    }

    package func keep(_ contents: [[UInt8]]) async throws(StoreFailure) -> [BlobID] {
        guard !contents.isEmpty else { return [] }
        return try await queue.run { files throws(StoreFailure) in try files.keep(contents) }
    }

    package func read(_ id: BlobID) async throws(StoreFailure) -> [UInt8] {
        try await queue.run { files throws(StoreFailure) in try files.read(id) }
    }

    package func sweep(
        from start: Moment? = nil, before limit: Moment,
        named: @Sendable ([BlobID]) async throws(StoreFailure) -> Set<BlobID>
    ) async throws(StoreFailure) -> BlobSweep {
        var sweep = BlobSweep()
        // What a backup has found named must be there until it has it, also where the row goes meanwhile.
        guard let hold = try files.holdForSweep() else {
            sweep.isHeldOff = true
            return sweep
        }
        defer { hold.release() }
        for shelf in BlobFiles.shelves {
            // A shutdown waits for no more than the shelf at hand.
            if Task.isCancelled { return sweep }
            let old = try await queue.run { files throws(StoreFailure) in
                try files.list(shelf, from: start, before: limit)
            }
            guard !old.isEmpty else { continue }
            let kept = try await named(old)
            let orphans = old.filter { !kept.contains($0) }
            let removed = try await queue.run { files throws(StoreFailure) in
                try files.remove(orphans, before: limit)
            }
            sweep.examined += old.count
            sweep.removed += removed
        }
        sweep.leftovers = try await removeLeftovers(before: limit)
        return sweep
    }

    /// Removes what crashes left in `incoming`, or a process that dies again and again while it writes would fill the disk (LESSONS 8).
    ///
    /// - Returns: how many files.
    @discardableResult
    package func removeLeftovers(before limit: Moment) async throws(StoreFailure) -> Int {
        try await queue.run { files throws(StoreFailure) in try files.removeLeftovers(before: limit) }
    }

    package func holds(_ id: BlobID) async throws(StoreFailure) -> Bool {
        try await queue.run { files throws(StoreFailure) in files.holds(id) }
    }

    package func probe() async throws(StoreFailure) {
        try await queue.run { files throws(StoreFailure) in try files.probe() }
    }

    /// Finishes what waits and ends the threads.
    package func close() async { await queue.close() }
}
