package import Intake

/// In a bucket nobody can be kept out between a look at a blob and its removal. So a sweep removes in two steps, a day apart: first it puts
/// the blob aside, where it is still found by who asks for it; then, where no row names it in the end, it removes it, and where one does it
/// puts it back, and only then takes away what was put aside. Whoever keeps the same bytes meanwhile either finds the blob in its place before that, and its commit is done a day later,
/// or does not find it there and sends it again.
extension S3Blobs {
    private static let swept = "swept/"

    package func sweep(
        from start: Moment?, before limit: Moment,
        named: @Sendable ([BlobID]) async throws(StoreFailure) -> Set<BlobID>
    ) async throws(StoreFailure) -> BlobSweep {
        var sweep = BlobSweep()
        try await settleSwept(before: limit, named, &sweep)
        for shelf in BlobFiles.shelves {
            var token: String?
            repeat {
                // A shutdown waits for no more than the page at hand.
                if Task.isCancelled { return sweep }
                let page = try await page("\(shelf)/", after: token)
                token = page.next
                let old = page.objects.filter { $0.modified < limit && $0.modified >= start ?? $0.modified }
                try await putAside(old.compactMap(\.blob), named, &sweep)
            } while token != nil
        }
        sweep.leftovers = try await removeLeftovers(before: limit)
        return sweep
    }

    @discardableResult
    package func removeLeftovers(before limit: Moment) async throws(StoreFailure) -> Int {
        let old = try await page("probe/", after: nil).objects.filter { $0.modified < limit }
        for object in old { try await remove(object.key) }
        return old.count
    }

    /// What a sweep has put aside and nobody has put back yet; nil where there is no such blob, or not any more.
    func sweptBytes(_ id: BlobID) async throws(StoreFailure) -> [UInt8]? {
        for object in try await page(Self.swept + Self.key(id) + "/", after: nil).objects {
            if case .whole(let bytes) = try await sight(object.key, id) { return bytes }
        }
        return nil
    }

    /// - Parameter prefix: within the address's own.
    func page(_ prefix: String, after token: String?) async throws(StoreFailure) -> S3Page {
        try S3Page(
            try await answer(.list(address.prefix + prefix, after: token, limits)).body, prefix: address.prefix)
    }

    private func putAside(
        _ old: [BlobID], _ named: ([BlobID]) async throws(StoreFailure) -> Set<BlobID>, _ sweep: inout BlobSweep
    ) async throws(StoreFailure) {
        sweep.examined += old.count
        guard !old.isEmpty else { return }
        let kept = try await named(old)
        for id in old where !kept.contains(id) {
            let bytes: [UInt8]
            switch try await sight(Self.key(id), id) {
            case .whole(let found): bytes = found
            // What cannot be put aside whole stays as it is.
            case .damaged:
                sweep.damaged += 1
                continue
            case .gone: continue
            }
            // Each has a place of its own, so that whoever settles one never takes another's with it.
            let place = "\(Self.swept)\(Self.key(id))/\(UInt64.random(in: 0 ... .max))"
            _ = try await answer(.put(place, bytes, id, limits))
            try await remove(Self.key(id))
        }
    }

    /// Those that were put aside a day ago: their commits, if any came, are done.
    private func settleSwept(
        before limit: Moment, _ named: ([BlobID]) async throws(StoreFailure) -> Set<BlobID>, _ sweep: inout BlobSweep
    ) async throws(StoreFailure) {
        var token: String?
        repeat {
            let page = try await page(Self.swept, after: token)
            token = page.next
            let old = page.objects.filter { $0.modified < limit && $0.sweptBlob != nil }
            let kept = try await named(old.compactMap(\.sweptBlob))
            for object in old {
                guard let id = object.sweptBlob else { continue }
                if !kept.contains(id) {
                    sweep.removed += 1
                } else if try await !putBack(object.key, id, &sweep) {
                    continue
                }
                try await remove(object.key)
            }
        } while token != nil
    }

    /// - Returns: whether what was put aside is needed no more.
    private func putBack(
        _ key: String, _ id: BlobID, _ sweep: inout BlobSweep
    ) async throws(StoreFailure) -> Bool {
        switch try await sight(key, id) {
        case .whole(let bytes):
            try await keep(bytes, id)
            return true
        case .gone: return false
        case .damaged:
            // Somebody may have kept the same bytes again.
            if case .whole = try await sight(Self.key(id), id) { return true }
            sweep.damaged += 1
            return false
        }
    }

    private enum Sight {
        case whole([UInt8])
        case damaged
        case gone
    }

    /// How the object is that should be a blob's bytes.
    private func sight(_ key: String, _ id: BlobID) async throws(StoreFailure) -> Sight {
        do throws(StoreFailure) {
            return .whole(try await answer(.get(key, id, limits)).body)
        } catch {
            switch error.code {
            case .missing: return .gone
            case .damaged: return .damaged
            default: throw error
            }
        }
    }

    private func remove(_ key: String) async throws(StoreFailure) {
        do throws(StoreFailure) {
            _ = try await answer(.remove(key, limits))
        } catch {
            guard error.code == .missing else { throw error }
        }
    }
}
