extension Charset {
    /// The octets as text, for who has no mail around them. Total: what cannot be decoded shows as U+FFFD, and NUL is left
    /// out.
    package func string(_ bytes: [UInt8]) -> String {
        var decoded: [UInt8] = []
        _ = decode(bytes.span, into: &decoded)
        return String(mail: decoded.span)
    }
}
