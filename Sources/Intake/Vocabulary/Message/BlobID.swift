package import Crypto

/// The address of a blob: the SHA-256 of its bytes, as 64 lower-case hexadecimal digits. The same bytes have one address.
package struct BlobID: Hashable, Codable, Sendable, CustomStringConvertible {
    package let hexadecimal: String

    /// Nil where `hexadecimal` is not 64 lower-case hexadecimal digits: it becomes a path, so nothing else may pass.
    package init?(_ hexadecimal: String) {
        let digits = hexadecimal.utf8
        let isDigit = { (byte: UInt8) in
            byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")
        }
        guard digits.count == 64, digits.allSatisfy(isDigit) else { return nil }
        self.hexadecimal = hexadecimal
    }

    /// The address of `bytes`.
    package init(of bytes: [UInt8]) { self.init(of: SHA256.hash(data: bytes)) }

    /// The address of the bytes that have a digest.
    package init(of digest: SHA256Digest) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        hexadecimal = String(decoding: text, as: UTF8.self)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = BlobID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 in hexadecimal")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hexadecimal)
    }

    package var description: String { hexadecimal }
}
