import Intake

/// An entry of a bucket's listing.
struct S3Object: Hashable, Sendable {
    /// Within the address's prefix.
    var key: String
    /// By the store's clock.
    var modified: Moment

    /// The blob that stands there; nil for anything else.
    var blob: BlobID? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2 else { return nil }
        return BlobID(parts.joined())
    }

    /// The blob that a sweep has put there.
    var sweptBlob: BlobID? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "swept", parts[1].utf8.count == 2 else { return nil }
        return BlobID(parts[1...2].joined())
    }
}
