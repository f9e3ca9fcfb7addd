/// Where a picture's Exif stands within its file.
enum PictureBytes {
    /// Segments or chunks that are looked at: Exif is among the first.
    private static let mostParts = 64
    static let jpegStart: [UInt8] = [0xFF, 0xD8]
    static let pngStart: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    static let exifMark: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]

    /// The TIFF structure of a JPEG, a PNG or a HEIF picture; nil where there is none.
    static func exif(in picture: [UInt8]) -> ArraySlice<UInt8>? {
        if picture.starts(with: jpegStart) { return exif(inJPEG: picture) }
        if picture.starts(with: pngStart) { return exif(inPNG: picture) }
        return HEIFItems(picture).ranges(of: [HEIFItems.exif])?.ranges.first.flatMap { exif(inItem: picture[$0]) }
    }

    /// Within the APP1 segment that begins with `Exif` (CIPA DC-008 §4.5.4), before the picture itself.
    private static func exif(inJPEG picture: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 2
        for _ in 0..<mostParts {
            while index < picture.count, picture[index] == 0xFF { index += 1 }
            // Behind the marker's fill bytes stand its code and its length.
            guard index + 2 < picture.count else { return nil }
            let code = picture[index]
            let length = Int(picture[index + 1]) << 8 | Int(picture[index + 2])
            let start = index + 3
            // Start of scan, or end of image: no more segments.
            guard code != 0xDA, code != 0xD9, length >= 2 else { return nil }
            let end = min(picture.count, index + 1 + length)
            if code == 0xE1, start + 6 <= end, picture[start..<start + 6].elementsEqual(exifMark) {
                return picture[(start + 6)..<end]
            }
            index = index + 1 + length
            guard index < picture.count, picture[index] == 0xFF else { return nil }
        }
        return nil
    }

    /// The chunk `eXIf` (PNG, third edition, §11.3.4.5).
    private static func exif(inPNG picture: [UInt8]) -> ArraySlice<UInt8>? {
        var index = pngStart.count
        for _ in 0..<mostParts {
            guard index + 8 <= picture.count else { return nil }
            let length = picture[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = min(picture.count, index + 8 + length)
            if picture[index + 4..<index + 8].elementsEqual("eXIf".utf8) { return picture[index + 8..<end] }
            // A chunk's sum stands behind it.
            index = end + 4
        }
        return nil
    }

    /// An Exif item says first where behind that number its TIFF structure begins (ISO/IEC 23008-12 §A.2.1).
    private static func exif(inItem item: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard item.count > 8 else { return nil }
        let offset = item.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard offset < item.count - 4 else { return nil }
        let tiff = item.dropFirst(4 + offset)
        return tiff.starts(with: exifMark) ? tiff.dropFirst(exifMark.count) : tiff
    }
}
