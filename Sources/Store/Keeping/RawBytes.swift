import Intake

/// Where raw bytes go: into their row, or beside the database where they are too large for one (DESIGN §5).
struct RawBytes: Sendable {
    /// More than this stands in a blob.
    private static let rowLimit = 64 << 10

    let blobs: any Blobs

    /// Whether contents stand in their row.
    static func fitInRow(_ contents: [UInt8]) -> Bool { contents.count <= rowLimit }

    /// Writes those of `contents` that are too large for a row, and gives their names, nil for the others. Durable when it
    /// returns.
    func put(_ contents: [[UInt8]]) async throws(StoreFailure) -> [String?] {
        let large = contents.filter { !Self.fitInRow($0) }
        guard !large.isEmpty else { return contents.map { _ in nil } }
        var names = try await blobs.keep(large).makeIterator()
        return contents.map { Self.fitInRow($0) ? nil : names.next()?.hexadecimal }
    }

    /// The bytes under a name from `put`.
    ///
    /// - Throws: `.damaged` where the name is none of ours.
    func get(_ name: String) async throws(StoreFailure) -> [UInt8] {
        guard let id = BlobID(name) else { throw StoreFailure(.damaged, "a raw row names no blob") }
        return try await blobs.read(id)
    }
}
