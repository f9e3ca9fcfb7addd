import Intake

extension Blobs {
    /// Whether a blob is there and its bytes are those that it is named by: it is read to its end.
    ///
    /// - Throws: `.unavailable` where nobody can tell now.
    func holdsWhole(_ id: BlobID) async throws(StoreFailure) -> Bool {
        do throws(StoreFailure) {
            _ = try await read(id)
            return true
        } catch {
            guard error.code == .missing || error.code == .damaged else { throw error }
            return false
        }
    }
}
