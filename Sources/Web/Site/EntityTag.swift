import HTTPTypes

/// Tells versions of a file apart for browsers (RFC 9110 §8.8.3).
enum EntityTag {
    /// FNV-1a over 64 bits: tells versions apart, and needs no more than that.
    static func of(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\"\(String(hash, radix: 16))\""
    }

    /// Whether the browser names it as one that it has (RFC 9110 §13.1.2).
    static func matches(_ tag: String, _ headers: HTTPFields) -> Bool {
        headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.contains {
            let known = $0.drop { $0 == " " }.prefix { $0 != " " }
            return known == tag || known == "W/" + tag
        }
    }
}
