/// Base64 of bytes (RFC 4648 §4), for signatures and Basic credentials.
enum Base64 {
    private static let symbols = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                encoded.append(symbols[Int(buffer >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { encoded.append(symbols[Int(buffer << UInt32(6 - bits) & 63)]) }
        while encoded.count % 4 != 0 { encoded.append(UInt8(ascii: "=")) }
        return encoded
    }
}
