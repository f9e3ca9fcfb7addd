/// Takes out of a picture what the camera wrote beside it: where and when it was taken, by which device, and a small copy that may show what was
/// cut away. What is shown stays as it was, bit for bit.
///
/// Whoever sends a picture shows what is on it; that it tells where they live they seldom know. So what is not understood of a file that is a
/// picture is not handed out: the store keeps the original.
package enum PictureCleaning {
    /// The picture without that; what is no JPEG, PNG, WebP or HEIF file comes back as it is. Of a JPEG, PNG or WebP whose parts cannot be told
    /// the rest is left out: no browser shows it, and what stands in it nobody knows. Of such a HEIF file only the mark of its kind stays.
    package static func cleaned(_ picture: [UInt8]) -> [UInt8] {
        if picture.starts(with: PictureBytes.jpegStart) { return cleaned(jpeg: picture) }
        if picture.starts(with: PictureBytes.pngStart) { return cleaned(png: picture) }
        if WebPChunks.isWebP(picture) { return WebPChunks.cleaned(picture) }
        return cleaned(heif: picture)
    }

    /// Segments that the picture needs stay: its size as JFIF has it, its colours (ICC, Adobe), and of Exif how it is turned. So do the
    /// scans up to the end of the image; behind that, telephones put more pictures, each with its own Exif (CIPA DC-007).
    private static func cleaned(jpeg: [UInt8]) -> [UInt8] {
        var cleaned = PictureBytes.jpegStart
        if let turn = PictureTurn.segment(of: jpeg) { cleaned += turn }
        var index = 2
        while index + 1 < jpeg.count, jpeg[index] == 0xFF {
            let code = jpeg[index + 1]
            if code == 0xFF {
                index += 1
                continue
            }
            if code == 0xD9 { return cleaned + [0xFF, 0xD9] }
            if (0xD0...0xD7).contains(code) || code == 0x01 {
                cleaned += jpeg[index...index + 1]
                index += 2
                continue
            }
            guard index + 3 < jpeg.count else { return cleaned }
            let length = Int(jpeg[index + 2]) << 8 | Int(jpeg[index + 3])
            let end = index + 2 + length
            guard length >= 2, end <= jpeg.count else { return cleaned }
            let content = jpeg[(index + 4)..<end]
            if code == 0xE0 {
                cleaned += jfif(content)
            } else if isNeeded(code, content) {
                cleaned += jpeg[index..<end]
            }
            index = end
            if code == 0xDA {
                let scan = scanEnd(jpeg, from: index)
                cleaned += jpeg[index..<scan]
                index = scan
            }
        }
        return cleaned
    }

    /// The size as JFIF tells it, without the small copy that may follow (ITU-T T.871 §10.1); nothing of others, which are such copies.
    private static func jfif(_ content: ArraySlice<UInt8>) -> [UInt8] {
        guard content.starts(with: Array("JFIF\u{0}".utf8)), content.count >= 14 else { return [] }
        return [0xFF, 0xE0, 0, 16] + content.prefix(12) + [0, 0]
    }

    private static func isNeeded(_ code: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
        switch code {
        case 0xE2: content.starts(with: "ICC_PROFILE".utf8)
        case 0xEE: content.starts(with: "Adobe".utf8)
        // Everything else that programs add, and comments.
        case 0xE1...0xEF, 0xFE: false
        default: true
        }
    }

    /// Where the coded picture ends: at the next marker that is neither a stuffed byte nor a restart (ITU-T T.81 §B.1.1).
    private static func scanEnd(_ jpeg: [UInt8], from start: Int) -> Int {
        var index = start
        while index + 1 < jpeg.count {
            if jpeg[index] == 0xFF {
                let next = jpeg[index + 1]
                if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return index }
            }
            index += 1
        }
        return jpeg.count
    }

    /// What a decoder must know is named with a capital (PNG, third edition, §5.4); the others that change what is shown are known.
    private static let shown: Set<[UInt8]> = Set(
        [
            "acTL", "bKGD", "cHRM", "cICP", "cLLI", "fcTL", "fdAT", "gAMA", "hIST", "iCCP", "mDCV", "pHYs", "sBIT",
            "sPLT", "sRGB", "tRNS",
        ].map { Array($0.utf8) })

    /// Chunks of text, time, Exif and what nobody knows are left out; each of the others carries its own sum.
    private static func cleaned(png: [UInt8]) -> [UInt8] {
        var cleaned = PictureBytes.pngStart
        var index = cleaned.count
        while index + 12 <= png.count {
            let length = png[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = index + 12 + length
            guard end <= png.count else { break }
            let type = Array(png[index + 4..<index + 8])
            if type[0] & 0x20 == 0 || shown.contains(type) { cleaned += png[index..<end] }
            index = end
            if type == Array("IEND".utf8) { break }
        }
        return cleaned
    }

    /// Where they stood, nothing is told any more; moving the rest would make every offset in the file wrong.
    private static func cleaned(heif: [UInt8]) -> [UInt8] {
        let told = HEIFItems(heif).told
        guard !told.isEmpty else { return heif }
        var cleaned = heif
        for range in told.ranges {
            for index in range { cleaned[index] = 0 }
        }
        return cleaned
    }
}
