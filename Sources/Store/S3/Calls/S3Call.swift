import Intake
import NIOCore
import NIOHTTP1

/// One thing to be asked of an object store, the same in each attempt.
struct S3Call: Sendable {
    /// What it is called in metrics, and what rests together.
    enum Doing: String, CaseIterable, Sendable {
        case put
        case get
        case list
        case remove
    }

    var doing: Doing
    var method: HTTPMethod
    /// Within the address's prefix; nil for the bucket itself.
    var key: String?
    var query: [(name: String, value: String)] = []
    var headers: [(name: String, value: String)] = []
    var body: ByteBuffer?
    /// The SHA-256 of the body, in hexadecimal.
    var payload = S3Signature.nothing
    /// What the answer may hold, in bytes.
    var limit: Int
    /// The answer's body must be the blob of that address.
    var expected: BlobID?

    static func put(_ key: String, _ bytes: [UInt8], _ id: BlobID, _ limits: S3Limits) -> S3Call {
        S3Call(
            doing: .put, method: .PUT, key: key,
            headers: [
                ("content-type", "application/octet-stream"),
                // Checked when it arrives, and kept with the object (docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html).
                ("x-amz-checksum-sha256", S3Encoding.base64(hexadecimal: id.hexadecimal)),
            ], body: ByteBuffer(bytes: bytes), payload: id.hexadecimal, limit: limits.answerBytes)
    }

    static func get(_ key: String, _ id: BlobID, _ limits: S3Limits) -> S3Call {
        S3Call(doing: .get, method: .GET, key: key, limit: limits.blobBytes, expected: id)
    }

    /// What is known of an object. There is no body, also where it fails.
    static func head(_ key: String, _ limits: S3Limits) -> S3Call {
        S3Call(
            doing: .put, method: .HEAD, key: key, headers: [("x-amz-checksum-mode", "ENABLED")],
            limit: limits.answerBytes)
    }

    static func remove(_ key: String, _ limits: S3Limits) -> S3Call {
        S3Call(doing: .remove, method: .DELETE, key: key, limit: limits.answerBytes)
    }

    /// - Parameters:
    ///   - prefix: of the keys, with the address's own.
    ///   - token: from the page before.
    static func list(_ prefix: String, after token: String?, _ limits: S3Limits) -> S3Call {
        var query = [
            (name: "list-type", value: "2"), (name: "prefix", value: prefix),
            (name: "max-keys", value: "\(limits.page)"),
        ]
        if let token { query.append((name: "continuation-token", value: token)) }
        return S3Call(doing: .list, method: .GET, key: nil, query: query, limit: limits.answerBytes)
    }
}
