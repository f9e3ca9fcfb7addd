package import Intake

/// Copies every blob that a database names from one place to another, each held against its address. Blobs never change: it may be done
/// while a gateway serves, and again afterwards for those that came meanwhile. What is there already is not sent again.
package struct BlobMove: Sendable {
    /// Blobs of one step.
    private static let batch = 200
    /// Blobs on their way at the same time.
    private static let together = 8

    private let source: any BlobPlace
    private let target: any BlobPlace
    private let names: BlobNames
    private let watch: BlobMoveWatch

    /// - Parameter database: the one that names them.
    package init(
        from source: any BlobPlace, to target: any BlobPlace, database: any SQLDatabase,
        watch: BlobMoveWatch = BlobMoveWatch()
    ) {
        self.source = source
        self.target = target
        names = BlobNames(database: database)
        self.watch = watch
    }

    /// - Throws: `.unavailable` where one of the two does not answer, or it was stopped; the same again goes on from there.
    package func run() async throws(StoreFailure) -> MovedBlobs {
        var (moved, last) = (MovedBlobs(), "")
        while true {
            let some = try await names.all(after: last, limit: Self.batch)
            guard let end = some.last else { return moved }
            for start in stride(from: 0, to: some.count, by: Self.together) {
                if watch.isStopped() {
                    throw StoreFailure(.unavailable, "stopped; the same command goes on from here")
                }
                try await copy(some[start..<min(start + Self.together, some.count)], &moved)
                watch.told(moved)
            }
            last = end.hexadecimal
        }
    }

    private enum Outcome: Sendable {
        case copied(Int)
        case wasThere
        case lost(BlobID)
        case failed(StoreFailure)
    }

    private func copy(_ some: ArraySlice<BlobID>, _ moved: inout MovedBlobs) async throws(StoreFailure) {
        let outcomes = await withTaskGroup(of: Outcome.self) { group in
            for id in some { group.addTask { await outcome(id) } }
            return await group.reduce(into: [Outcome]()) { $0.append($1) }
        }
        for outcome in outcomes {
            switch outcome {
            case .copied(let bytes): (moved.copied, moved.bytes) = (moved.copied + 1, moved.bytes + bytes)
            case .wasThere: moved.wereThere += 1
            case .lost(let id): moved.lost.append(id)
            case .failed(let failure): throw failure
            }
        }
    }

    private func outcome(_ id: BlobID) async -> Outcome {
        do throws(StoreFailure) {
            if try await target.holds(id) { return .wasThere }
            let bytes = try await source.read(id)
            _ = try await target.keep([bytes])
            return .copied(bytes.count)
        } catch {
            // Lost already: everything else goes on.
            return error.code == .missing || error.code == .damaged ? .lost(id) : .failed(error)
        }
    }
}
