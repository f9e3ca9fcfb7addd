/// HTTP Basic (RFC 7617).
enum BasicCredentials {
    /// The value of `Authorization`.
    static func header(user: String, password: TextSecret) -> TextSecret? {
        let pair = Array(user.utf8) + [UInt8(ascii: ":")] + password.bytes
        return TextSecret("Basic " + String(decoding: Base64.encode(pair), as: UTF8.self))
    }
}
