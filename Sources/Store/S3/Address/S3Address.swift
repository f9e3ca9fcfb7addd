package import Intake

/// Where a bucket is: `s3://BUCKET/PREFIX?endpoint=https://…&region=…&style=path`. Credentials never stand in it.
package struct S3Address: Hashable, Sendable, CustomStringConvertible {
    /// Where the bucket's name stands in a request.
    package enum Style: String, CaseIterable, Sendable {
        /// `https://HOST/BUCKET/KEY`, which every store knows.
        case path
        /// `https://BUCKET.HOST/KEY`, as AWS wants it.
        case host
    }

    package let bucket: String
    /// What all keys begin with, up to and with a slash; empty for the bucket's top.
    package let prefix: String
    package let isSecure: Bool
    /// The endpoint's host, with its port where that is not the usual one.
    package let authority: String
    package let region: String
    package let style: Style

    /// Whether a setting means a bucket, well formed or not.
    package static func isOne(_ text: String) -> Bool { text.hasPrefix("s3:") }

    /// Of a request for this bucket: the host, with its port where that is not the usual one.
    var host: String { style == .host ? "\(bucket).\(authority)" : authority }

    /// The path of a request for an object, or for the bucket itself where `key` is nil. Needs no encoding: everything in it is unreserved.
    func path(_ key: String?) -> String {
        let top = style == .host ? "/" : "/\(bucket)"
        guard let key else { return top }
        return style == .host ? "/\(prefix)\(key)" : "\(top)/\(prefix)\(key)"
    }

    /// As messages name it.
    package var description: String { "the bucket \(bucket) at \(authority)" }

    /// Reads a URL.
    ///
    /// - Throws: `.refused`, saying what is wrong with it.
    package init(_ text: String) throws(StoreFailure) {
        let parts = try S3AddressParts(text)
        bucket = try Self.bucket(parts.host)
        prefix = try Self.prefix(parts.path)
        region = parts.query["region"] ?? "us-east-1"
        guard !region.isEmpty, region.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: "-") }) else {
            throw Self.wrong("region is a name such as us-east-1")
        }
        let endpoint = parts.query["endpoint"]
        (isSecure, authority) = try Self.endpoint(endpoint ?? "https://s3.\(region).amazonaws.com")
        guard let word = parts.query["style"] else {
            // A certificate for *.HOST is none for a name with one more dot in it (RFC 6125 §6.4.3).
            style = endpoint == nil && !bucket.contains(".") ? .host : .path
            return
        }
        guard let style = Style(rawValue: word) else { throw Self.wrong("style is `path` or `host`") }
        self.style = style
    }

    static func wrong(_ what: String) -> StoreFailure { StoreFailure(.refused, "is no address of a bucket: \(what)") }

    private static func bucket(_ name: String) throws(StoreFailure) -> String {
        // docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; other stores are no wider.
        let isName = name.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        guard isName, (3...63).contains(name.utf8.count), !name.hasPrefix("."), !name.hasSuffix(".") else {
            throw wrong(
                "it begins with s3:// and the name of the bucket: 3 to 63 small letters, digits, dots and hyphens")
        }
        return name
    }

    /// Only what no request has to encode may stand in it, so that nobody can disagree about how.
    private static func prefix(_ path: String) throws(StoreFailure) -> String {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if parts.last == "" { parts = parts.dropLast() }
        for part in parts {
            let isName = part.utf8.allSatisfy {
                isPlain($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || "-._~".utf8.contains($0)
            }
            guard isName, !part.isEmpty, part != ".", part != ".." else {
                throw wrong("the path behind the bucket holds letters, digits and - . _ ~ between single slashes")
            }
        }
        guard path.utf8.count <= 512 else { throw wrong("the path behind the bucket has at most 512 bytes") }
        return parts.map { $0 + "/" }.joined()
    }

    private static func endpoint(_ url: String) throws(StoreFailure) -> (isSecure: Bool, authority: String) {
        let isSecure = url.hasPrefix("https://")
        guard isSecure || url.hasPrefix("http://") else {
            throw wrong("endpoint begins with https://, on this machine also with http://")
        }
        var authority = url.dropFirst(isSecure ? 8 : 7).lowercased()
        if authority.hasSuffix("/") { authority.removeLast() }
        let isName = authority.utf8.allSatisfy { isPlain($0) || "-.:[]".utf8.contains($0) }
        guard isName, !authority.isEmpty else { throw wrong("endpoint is a host, and a port where need be") }
        if authority.hasSuffix(isSecure ? ":443" : ":80") { authority = String(authority.dropLast(isSecure ? 4 : 3)) }
        let host = authority.prefix { $0 != ":" }
        // What residents wrote crosses no network in the clear.
        guard isSecure || host == "localhost" || host.hasPrefix("127.") || authority.hasPrefix("[::1]") else {
            throw wrong("endpoint may be http:// on this machine only; elsewhere it is https://")
        }
        return (isSecure, authority)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
