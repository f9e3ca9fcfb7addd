package import Intake

/// Blobs as objects in a bucket: `PREFIX/ab/cdef…`, as in a folder. An object appears whole or not at all, and is durable when its store
/// has said so (docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel): before that nobody names it.
package final class S3Blobs: BlobPlace {
    let address: S3Address
    let limits: S3Limits
    let client: S3Client
    private let threads: BlockingQueue<S3Keys>
    private let report: @Sendable (BlobNews) -> Void

    /// Connects to nothing yet.
    ///
    /// - Parameters:
    ///   - clock: by which requests are dated; a store refuses those that are some minutes off.
    ///   - report: told of everything that was asked.
    /// - Throws: `.refused` where there is no key.
    package init(
        _ address: S3Address, key: S3KeySource, clock: any WallClock, limits: S3Limits = S3Limits(),
        pauses: any Clock<Duration> = ContinuousClock(), report: @escaping @Sendable (BlobNews) -> Void = { _ in }
    ) throws(StoreFailure) {
        let keys = try S3Keys(key)
        threads = BlockingQueue(name: "store s3", limit: 1_024, resources: [keys, keys])
        client = S3Client(address, keys: keys, limits: limits, clock: clock, pauses: pauses, threads: threads)
        self.address = address
        self.limits = limits
        self.report = report
    }

    deinit { client.abandon() }

    package func keep(_ contents: [[UInt8]]) async throws(StoreFailure) -> [BlobID] {
        guard !contents.isEmpty else { return [] }
        // Of tens of megabytes it takes a tenth of a second, which the cooperative pool has not.
        let ids = try await threads.run { _ throws(StoreFailure) in contents.map { BlobID(of: $0) } }
        let distinct = Dictionary(zip(ids, contents), uniquingKeysWith: { first, _ in first })
        let failure = await withTaskGroup(of: StoreFailure?.self) { group in
            var failure: StoreFailure?
            var running = 0
            for (id, bytes) in distinct {
                if running == limits.together, let ended = await group.next() {
                    failure = failure ?? ended
                    running -= 1
                }
                if failure != nil { break }
                group.addTask { await self.failure { () async throws(StoreFailure) in try await self.keep(bytes, id) } }
                running += 1
            }
            for await ended in group { failure = failure ?? ended }
            return failure
        }
        if let failure { throw failure }
        return ids
    }

    package func read(_ id: BlobID) async throws(StoreFailure) -> [UInt8] {
        do throws(StoreFailure) {
            return try await answer(.get(Self.key(id), id, limits)).body
        } catch {
            guard error.code == .missing else { throw error }
            if let bytes = try await sweptBytes(id) { return bytes }
            // A sweep may have put it back between the two looks.
            return try await answer(.get(Self.key(id), id, limits)).body
        }
    }

    package func probe() async throws(StoreFailure) {
        let bytes = Array("probe \(UInt64.random(in: 0 ... .max))".utf8)
        let id = BlobID(of: bytes)
        let key = "probe/\(id)"
        try await step("writing a probe") { () async throws(StoreFailure) in
            _ = try await answer(.put(key, bytes, id, limits))
        }
        try await step("reading the probe") { () async throws(StoreFailure) in
            _ = try await answer(.get(key, id, limits))
        }
        try await step("listing") { () async throws(StoreFailure) in _ = try await page("probe/", after: nil) }
        try await step("removing the probe") { () async throws(StoreFailure) in
            _ = try await answer(.remove(key, limits))
        }
    }

    package func close() async {
        await client.close()
        await threads.close()
    }

    /// Where a blob stands within the prefix.
    static func key(_ id: BlobID) -> String { "\(BlobFiles.shelf(id))/\(id.hexadecimal.dropFirst(2))" }

    /// Makes one durable under its address.
    func keep(_ bytes: [UInt8], _ id: BlobID) async throws(StoreFailure) {
        if bytes.count >= limits.askedFor, try await isThere(id, size: bytes.count) { return }
        _ = try await answer(.put(Self.key(id), bytes, id, limits))
    }

    /// Asks, and tells how it went.
    func answer(_ call: S3Call) async throws(StoreFailure) -> S3Answer {
        do throws(StoreFailure) {
            let answer = try await client.answer(call)
            report(.worked)
            return answer
        } catch {
            if Task.isCancelled { throw error }
            report(error.code == .missing ? .worked : .failed(error, doing: call.doing.rawValue))
            throw error
        }
    }

    package func holds(_ id: BlobID) async throws(StoreFailure) -> Bool { try await isThere(id, size: nil) }

    /// Whether it is there whole, as far as its store says: the checksum where that was kept, and the size where that is known.
    private func isThere(_ id: BlobID, size: Int?) async throws(StoreFailure) -> Bool {
        do throws(StoreFailure) {
            let known = try await answer(.head(Self.key(id), limits))
            let checksum = S3Encoding.base64(hexadecimal: id.hexadecimal)
            return (size == nil || known.length == size)
                && known.headers["x-amz-checksum-sha256"] ?? checksum == checksum
        } catch {
            guard error.code == .missing else { throw error }
            return false
        }
    }

    private func failure(_ work: () async throws(StoreFailure) -> Void) async -> StoreFailure? {
        do throws(StoreFailure) {
            try await work()
            return nil
        } catch {
            return error
        }
    }

    private func step(
        _ name: String, _ work: () async throws(StoreFailure) -> Void
    ) async throws(StoreFailure) {
        do throws(StoreFailure) {
            try await work()
        } catch {
            throw StoreFailure(error.code, "\(name) fails: \(error.detail)")
        }
    }
}
