import Intake

extension StoreRestoration {
    /// Keeps every blob that the restored database names, wherever the store has its blobs, and reads back what it finds there.
    ///
    /// - Returns: those that are nowhere whole.
    func keepBlobs(
        from folder: String, in blobs: any Blobs, _ manifest: BackupManifest, _ options: Options, _ watch: BackupWatch
    ) async throws(StoreFailure) -> [BlobID] {
        let database = try CopiedDatabase(path: workplace + "/" + SQLiteCopier.fileName)
        defer { database.close() }
        var (last, done, missing) = (BlobID?.none, 0, [BlobID]())
        while true {
            let some = try await BackupThread.run { [last] () throws(StoreFailure) in try database.blobs(after: last) }
            guard let end = some.last else { break }
            last = end.id
            for blob in some {
                try watch.requireGoingOn()
                if try await !keep(blob.id, from: folder, in: blobs, watch) { missing.append(blob.id) }
                done += 1
                watch.told(.blobs(done: done))
            }
        }
        try require(missing, manifest, options)
        return missing
    }

    /// - Returns: whether it is there now.
    private func keep(
        _ id: BlobID, from folder: String, in blobs: any Blobs, _ watch: BackupWatch
    ) async throws(StoreFailure) -> Bool {
        let reads = PatientReads(blobs: blobs)
        if try await reads.whole(id, watch: watch) != nil { return true }
        let bytes = await BackupThread.attempt { () throws(StoreFailure) in
            try WholeFile.read(BlobFiles.path(id, in: folder + "/blobs"))
        }
        switch bytes {
        case .success(let bytes):
            guard BlobID(of: bytes) == id else { return false }
            _ = try await blobs.keep([bytes])
            return try await reads.whole(id, watch: watch) != nil
        case .failure(let failure):
            // A bad spot of the disk is that blob's misfortune, not the restore's.
            guard failure.code == .missing || failure.code == .damaged else { throw failure }
            return false
        }
    }
}
