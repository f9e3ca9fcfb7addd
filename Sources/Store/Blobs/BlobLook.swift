import Intake

/// Finds out which of some blobs are not there whole: each is read to its end, some at the same time.
struct BlobLook: Sendable {
    /// What was found; where something failed, until then.
    struct Found: Sendable {
        /// In the order of their addresses.
        var missing: [BlobID] = []
        var failure: StoreFailure?
        /// Blobs looked at, with those before.
        var done: Int
    }

    private enum Sight: Sendable {
        case whole
        case lost(BlobID)
        case failed(StoreFailure)
    }

    /// Reads under way at the same time: in a bucket far away one waits for another's way, in memory there are as many mails.
    static let together = 8

    let reads: PatientReads
    let watch: BackupWatch

    /// - Parameter done: how many were looked at before, for whoever watches.
    func look(at ids: [BlobID], after done: Int) async -> Found {
        await withTaskGroup(of: Sight.self) { group in
            var (found, rest) = (Found(done: done), ids[...])
            for id in rest.prefix(Self.together) { group.addTask { await sight(of: id) } }
            rest = rest.dropFirst(Self.together)
            while let sight = await group.next() {
                switch sight {
                case .whole: found.done += 1
                case .lost(let id):
                    found.missing.append(id)
                    found.done += 1
                case .failed(let failure):
                    found.failure = found.failure ?? failure
                    // What pauses before another attempt need not come to it.
                    group.cancelAll()
                }
                watch.told(.blobs(done: found.done))
                if found.failure == nil, let next = rest.popFirst() { group.addTask { await self.sight(of: next) } }
            }
            found.missing.sort { $0.hexadecimal < $1.hexadecimal }
            return found
        }
    }

    private func sight(of id: BlobID) async -> Sight {
        do throws(StoreFailure) {
            try watch.requireGoingOn()
            return try await reads.whole(id, watch: watch) == nil ? .lost(id) : .whole
        } catch {
            return .failed(error)
        }
    }
}
