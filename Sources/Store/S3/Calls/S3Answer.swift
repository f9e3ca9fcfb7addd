import Intake

/// What an object store answered, whole.
struct S3Answer: Sendable {
    var status: Int
    /// By their names in small letters; of several the first.
    var headers: [String: String]
    var body: [UInt8]
    /// The SHA-256 of `body`.
    var digest: BlobID
    /// When it had come.
    var at: Moment

    var length: Int? { headers["content-length"].flatMap { Int($0) } }
}
