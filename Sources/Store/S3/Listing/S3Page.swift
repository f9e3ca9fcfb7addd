import Intake

/// One page of a bucket's listing.
struct S3Page: Sendable {
    var objects: [S3Object]
    /// What the next page is asked for by; nil where this is the last.
    var next: String?

    /// - Parameter prefix: the address's own, which every key begins with.
    /// - Throws: `.unavailable` where it cannot be understood.
    init(_ body: [UInt8], prefix: String) throws(StoreFailure) {
        let document = S3Document(body)
        guard let isCutOff = document.first("IsTruncated") else { throw Self.unknown }
        objects = []
        for entry in document.all("Contents") {
            guard let key = entry.first("Key"), key.hasPrefix(prefix),
                let modified = entry.first("LastModified").flatMap(S3Time.moment)
            else { throw Self.unknown }
            objects.append(S3Object(key: String(key.dropFirst(prefix.count)), modified: modified))
        }
        next = document.first("NextContinuationToken")
        // Or the same page would come for ever.
        guard isCutOff != "true" || next != nil else { throw Self.unknown }
        if isCutOff != "true" { next = nil }
    }

    private static let unknown = StoreFailure(.unavailable, "the bucket's listing cannot be understood")
}
