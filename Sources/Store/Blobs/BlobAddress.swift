package import Intake

/// Where the blobs of a store are to be found.
package enum BlobAddress: Hashable, Sendable {
    /// The folder in which `blobs` stands.
    case folder(String)
    case bucket(S3Address, S3KeySource)

    package var isBucket: Bool { folder == nil }

    /// The folder in which `blobs` stands; nil for a bucket.
    package var folder: String? {
        guard case .folder(let path) = self else { return nil }
        return path
    }

    /// Opens the place. A folder is made where it is not there; of a bucket nothing is asked yet.
    ///
    /// - Parameter report: told of what a bucket was asked.
    /// - Throws: where the folder cannot be made or written to; `.refused` where there is no key for the bucket.
    package func open(
        clock: any WallClock, report: @escaping @Sendable (BlobNews) -> Void = { _ in }
    ) throws(StoreFailure) -> any BlobPlace {
        switch self {
        case .folder(let path): try BlobFolder(folder: path)
        case .bucket(let address, let key): try S3Blobs(address, key: key, clock: clock, report: report)
        }
    }
}

extension BlobAddress: CustomStringConvertible {
    /// As messages name it.
    package var description: String {
        switch self {
        case .folder(let path): "\(path)/blobs"
        case .bucket(let address, _): "\(address)"
        }
    }
}
