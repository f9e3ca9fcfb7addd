import Crypto
import Intake

/// What AWS Signature Version 4 signs of one request, and how (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). As S3
/// has it: the path is signed as it is sent, encoded once, and not normalised.
struct S3Signature: Sendable {
    static let algorithm = "AWS4-HMAC-SHA256"
    /// The SHA-256 of no bytes.
    static let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    var method: String
    /// As it is sent, encoded.
    var path: String
    /// Not encoded yet, in any order.
    var query: [(name: String, value: String)]
    /// All that are to be signed, in any order; `host` must be among them.
    var headers: [(name: String, value: String)]
    /// The SHA-256 of the body, in hexadecimal.
    var payload: String

    /// The query as it is sent, encoded and in the order in which it is signed.
    var encodedQuery: String {
        // By the encoded names and values, byte by byte, not by their characters.
        let encoded = query.map { (S3Encoding.encode($0.name), S3Encoding.encode($0.value)) }
        return encoded.sorted { Self.precedes($0, $1) }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// The names of the signed headers, in their order.
    var signedHeaders: String { canonicalHeaders.map(\.name).joined(separator: ";") }

    /// The request in the form in which both sides write it down.
    var canonical: String {
        let headers = canonicalHeaders.map { "\($0.name):\($0.value)\n" }.joined()
        return [method, path, encodedQuery, headers, signedHeaders, payload].joined(separator: "\n")
    }

    /// - Parameter time: as `S3Time.basic`.
    func stringToSign(_ time: String, region: String, service: String = "s3") -> String {
        let digest = BlobID(of: SHA256.hash(data: Array(canonical.utf8))).hexadecimal
        return [Self.algorithm, time, Self.scope(time, region, service), digest].joined(separator: "\n")
    }

    /// In hexadecimal.
    func signature(_ key: S3Key, _ time: String, region: String, service: String = "s3") -> String {
        var secret = Array("AWS4\(key.secret)".utf8)
        for part in [String(time.prefix(8)), region, service, "aws4_request"] { secret = Self.code(part, secret) }
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(stringToSign(time, region: region, service: service).utf8), using: SymmetricKey(data: secret))
        return S3Encoding.hexadecimal(code)
    }

    /// The value of the `Authorization` header.
    func authorization(_ key: S3Key, _ time: String, region: String, service: String = "s3") -> String {
        let signature = signature(key, time, region: region, service: service)
        return "\(Self.algorithm) Credential=\(key.id)/\(Self.scope(time, region, service)),"
            + "SignedHeaders=\(signedHeaders),Signature=\(signature)"
    }

    /// Names in lower case and in order; values without spaces around them and with single ones within; those of one name in one line.
    private var canonicalHeaders: [(name: String, value: String)] {
        var values: [String: [String]] = [:]
        for header in headers {
            values[header.name.lowercased(), default: []].append(
                header.value.split(separator: " ").joined(separator: " "))
        }
        return values.map { ($0.key, $0.value.joined(separator: ",")) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func scope(_ time: String, _ region: String, _ service: String) -> String {
        "\(time.prefix(8))/\(region)/\(service)/aws4_request"
    }

    private static func code(_ text: String, _ key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }

    private static func precedes(_ a: (String, String), _ b: (String, String)) -> Bool {
        a.0 == b.0 ? a.1.utf8.lexicographicallyPrecedes(b.1.utf8) : a.0.utf8.lexicographicallyPrecedes(b.0.utf8)
    }
}
