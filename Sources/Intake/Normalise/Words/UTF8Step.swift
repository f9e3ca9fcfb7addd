/// Reads one scalar of UTF-8 that may be malformed.
enum UTF8Step {
    /// The scalar that begins at `index`, and its length in bytes; (0, 1) for a byte that begins none (Unicode §3.9, D92).
    static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
        let lead = text[index]
        let length =
            switch lead {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        guard length > 1, index + length <= text.count else { return (0, 1) }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            guard text[index + offset] & 0xC0 == 0x80 else { return (0, 1) }
            scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F)
        }
        return (scalar, length)
    }
}
