package import Intake

/// What a place of blobs was asked and how that went, for health, metrics and the log.
package enum BlobNews: Sendable {
    /// It answered.
    case worked
    /// It did not do what it was asked: `put`, `get`, `list` or `remove`.
    case failed(StoreFailure, doing: String)
}
