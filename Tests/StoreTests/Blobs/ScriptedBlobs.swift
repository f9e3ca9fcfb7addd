import Intake
import Synchronization

/// Blobs that are read as a test says.
final class ScriptedBlobs: Blobs {
    private let script: @Sendable (BlobID, Int) async throws(StoreFailure) -> [UInt8]
    private let asked = Mutex<[BlobID: Int]>([:])

    /// - Parameter script: gives a blob; it is told the how manieth attempt that is, from 1 on.
    init(_ script: @escaping @Sendable (BlobID, Int) async throws(StoreFailure) -> [UInt8]) { self.script = script }

    /// How often each was read.
    var attempts: [BlobID: Int] { asked.withLock { $0 } }

    func keep(_ contents: [[UInt8]]) async throws(StoreFailure) -> [BlobID] {
        throw StoreFailure(.refused, "nothing is kept here")
    }

    func read(_ id: BlobID) async throws(StoreFailure) -> [UInt8] {
        let attempt = asked.withLock { asked in
            asked[id, default: 0] += 1
            return asked[id] ?? 1
        }
        return try await script(id, attempt)
    }
}
