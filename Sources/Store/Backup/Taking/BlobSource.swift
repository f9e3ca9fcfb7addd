package import Intake

/// Where a store has its blobs, as far as a backup must know.
package enum BlobSource: Sendable {
    /// The folder in which the folder `blobs` stands: of this machine, or one that all nodes see.
    case folder(String)
    /// Somewhere else, from where they are read one by one.
    case elsewhere(any Blobs)

    /// The folder of the blobs, where they are files.
    var root: String? {
        guard case .folder(let folder) = self else { return nil }
        return folder + "/blobs"
    }

    /// Reads one from elsewhere; nil where it is nowhere whole, or blobs are files. Blocks: only for a thread of its own.
    func fetch(_ id: BlobID) throws(StoreFailure) -> [UInt8]? {
        guard case .elsewhere(let blobs) = self else { return nil }
        do throws(StoreFailure) {
            return try Awaited.run { () async throws(StoreFailure) in try await blobs.read(id) }
        } catch {
            guard error.code == .missing || error.code == .damaged else { throw error }
            return nil
        }
    }
}
