package import Intake

/// A provider's call as it came in, with the address under which the provider knows us. Nothing in it is decoded yet:
/// signatures are made over the raw bytes.
package struct TextRequest: Sendable {
    package var method: String
    /// The public URL, from the configured base and the path and query as received.
    package var url: String
    package var headers: [Header]
    package var body: [UInt8]
    package var receivedAt: Moment
    /// The caller's address, behind the configured proxies; nil where it is not known.
    package var remoteAddress: String?

    package struct Header: Hashable, Codable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        method: String, url: String, headers: [Header], body: [UInt8], receivedAt: Moment, remoteAddress: String? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.receivedAt = receivedAt
        self.remoteAddress = remoteAddress
    }

    /// The value of the header `name` (ASCII case does not count). A header that is there twice has no one value and is
    /// treated as absent, so that nobody can slip a second signature past the check.
    package func header(_ name: String) -> String? {
        var found: String?
        for header in headers where Self.isSameName(header.name, name) {
            guard found == nil else { return nil }
            found = header.value
        }
        return found
    }

    private static func isSameName(_ a: String, _ b: String) -> Bool {
        a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).allSatisfy { lowercased($0) == lowercased($1) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
    }
}

extension TextRequest {
    /// A digest of method, address and body: the id of a call in which the provider named none. The same call sent again
    /// has the same.
    var digest: String {
        ContentDigest(of: [Array(method.utf8), Array(url.utf8), body]).hexadecimal
    }
}
