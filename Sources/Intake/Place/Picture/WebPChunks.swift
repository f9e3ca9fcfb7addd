/// The chunks of a WebP picture (RFC 9649 §2).
enum WebPChunks {
    private static let head = 12
    /// Picture, transparency, animation and colours. Exif and XMP are no part of what is shown, and others nobody knows.
    private static let shown: Set<[UInt8]> = Set(
        ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"].map { Array($0.utf8) })
    /// The bits of `VP8X` by which it says that there is Exif, and XMP (§2.7).
    private static let toldBits: UInt8 = 0x0C

    static func isWebP(_ bytes: [UInt8]) -> Bool {
        bytes.count >= head && bytes.starts(with: "RIFF".utf8) && bytes[8..<head].elementsEqual("WEBP".utf8)
    }

    /// The picture with those chunks alone; what is cut off, or stands behind the picture, is left out.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        let end = min(bytes.count, 8 + number(bytes[4..<8]))
        var content = Array("WEBP".utf8)
        var index = head
        while index + 8 <= end {
            let length = number(bytes[index + 4..<index + 8])
            // What has an odd length has a byte behind it.
            let next = index + 8 + length + length & 1
            guard index + 8 + length <= end else { break }
            let type = Array(bytes[index..<index + 4])
            if shown.contains(type) {
                var chunk = Array(bytes[index..<index + 8 + length]) + (length & 1 == 1 ? [0] : [])
                if type == Array("VP8X".utf8), length > 0 { chunk[8] &= ~toldBits }
                content += chunk
            }
            index = next
        }
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) } + content
    }

    /// The lowest byte first.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
