/// The other files in which a picture may bring its Exif, built byte by byte after the standards.
enum PictureFiles {
    /// A PNG: header, `eXIf`, some data, a text, end. Its sums are not reckoned: nobody reads them here.
    static func png(_ tiff: [UInt8]) -> [UInt8] {
        func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
            joined([number(content.count, 4), Array(type.utf8), content, [0, 0, 0, 0]])
        }
        return joined([
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], chunk("IHDR", Array(repeating: 1, count: 13)),
            chunk("eXIf", tiff), chunk("tEXt", Array("Location\u{0}at home".utf8)),
            chunk("IDAT", Array(repeating: 7, count: 40)), chunk("IEND", []),
        ])
    }

    /// Where the Exif item of a HEIF file stands.
    enum ExifPlace {
        /// In `mdat`, behind the image, as telephones have it.
        case data
        /// In the file's description.
        case description
        /// In `mdat`, without a length.
        case toTheEnd
        /// In so many pieces of a byte, and the rest.
        case pieces(Int)
        /// Named so often, each time with 16 pieces that are the whole file.
        case everywhere(Int)
        /// In another item.
        case item
    }

    /// A HEIF file with an image and an Exif item.
    static func heif(_ tiff: [UInt8], exif: ExifPlace = .data, behind: [UInt8] = []) -> [UInt8] {
        let ftyp = box("ftyp", Array("heic".utf8) + [0, 0, 0, 0] + Array("mif1".utf8))
        let item = number(6, 4) + Array("Exif".utf8) + [0, 0] + tiff
        let image = Array(repeating: UInt8(9), count: 64)
        func places(_ start: Int) -> [[UInt8]] {
            switch exif {
            case .data: [place(2, [(start, item.count)])]
            case .description: [place(2, way: 1, [(0, item.count)])]
            case .toTheEnd: [place(2, [(start, 0)])]
            case .pieces(let count):
                [place(2, (0..<count).map { (start + $0, 1) } + [(start + count, item.count - count)])]
            case .everywhere(let count):
                Array(repeating: place(2, Array(repeating: (0, 0x7FFF_FFFF), count: 16)), count: count)
            case .item: [place(2, way: 2, [(0, item.count)])]
            }
        }
        func meta(_ mdat: Int) -> [UInt8] {
            let all = [place(1, [(mdat, image.count)])] + places(mdat + image.count)
            var content: [UInt8] = [0, 0, 0, 0]
            content += box("hdlr", Array(repeating: 0, count: 24))
            content += box("iinf", joined([[0, 0, 0, 0], number(2, 2), info(1, "hvc1"), info(2, "Exif")]))
            content += box("iloc", joined([[1, 0, 0, 0, 0x44, 0x00], number(all.count, 2), joined(all)]))
            if case .description = exif { content += box("idat", item) }
            return box("meta", content)
        }
        let begin = ftyp.count + meta(0).count + 8
        var data = image
        if case .description = exif {} else { data += item }
        return ftyp + meta(begin) + box("mdat", data) + behind
    }

    /// A WebP picture with Exif and XMP, which its first chunk announces.
    static func webP(_ tiff: [UInt8]) -> [UInt8] {
        func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
            joined([
                Array(type.utf8), number(content.count, 4).reversed(), content, content.count % 2 == 1 ? [0] : [],
            ])
        }
        let content = joined([
            Array("WEBP".utf8), chunk("VP8X", [0x2C, 0, 0, 0, 1, 0, 0, 1, 0, 0]), chunk("ICCP", [3, 3, 3]),
            chunk("VP8 ", Array(repeating: 7, count: 41)), chunk("EXIF", tiff),
            chunk("XMP ", Array("exif:GPSLatitude".utf8)), chunk("home", [1]),
        ])
        return Array("RIFF".utf8) + number(content.count, 4).reversed() + content
    }

    /// A JPEG as telephones make it: Exif with a small copy, XMP, a comment, colours, the picture in two scans, and another picture behind it.
    static func jpeg(_ exif: [UInt8], turn: UInt8 = 6) -> [UInt8] {
        func segment(_ code: UInt8, _ content: String, _ more: [UInt8] = []) -> [UInt8] {
            let bytes = Array(content.utf8) + more
            return joined([[0xFF, code], number(bytes.count + 2, 2), bytes])
        }
        // The sample has a start of image before its segment and an end behind it.
        var app1 = Array(exif.dropFirst(2).dropLast(2))
        if turn > 0 { app1 = turned(turn) }
        return joined([
            [0xFF, 0xD8], segment(0xE0, "JFIF\u{0}", [1, 1, 0, 0, 1, 0, 1, 0, 0]), app1,
            segment(0xE1, "http://ns.adobe.com/xap/1.0/\u{0}<x exif:GPSLatitude=\"42,23.2N\"/>"),
            segment(0xE2, "ICC_PROFILE\u{0}colours"), segment(0xE2, "MPF\u{0}more"), segment(0xFE, "taken at home"),
            picture, exif,
        ])
    }

    /// Tables, frame, and two scans with a stuffed byte and a restart in them; then the end.
    static let picture: [UInt8] = [
        0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xC2, 0, 4, 3, 4, 0xFF, 0xDA, 0, 3, 1, 5, 0xFF, 0, 6, 0xFF, 0xD0, 7, 0xFF, 0xC4,
        0,
        3, 8, 0xFF, 0xDA, 0, 3, 1, 9, 9, 9, 0xFF, 0xD9,
    ]

    /// An Exif segment that says how the picture is turned, and where it was taken.
    private static func turned(_ turn: UInt8) -> [UInt8] {
        let directory: [UInt8] = [
            0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0x88, 0x25, 0, 4, 0, 0, 0,
            1, 0,
            0, 0, 38, 0, 0, 0, 0,
        ]
        let gps: [UInt8] = [
            0, 4, 0, 1, 0, 2, 0, 0, 0, 2, 0x4E, 0, 0, 0, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 92, 0, 3, 0, 2, 0, 0, 0, 2,
            0x57, 0, 0,
            0, 0, 4, 0, 5, 0, 0, 0, 3, 0, 0, 0, 116, 0, 0, 0, 0,
        ]
        func degrees(_ whole: Int) -> [UInt8] { joined([whole, 1, 20, 1, 0, 1].map { number($0, 4) }) }
        let content = joined([Array("Exif".utf8), [0, 0], directory, gps, degrees(42), degrees(71)])
        return joined([[0xFF, 0xE1], number(content.count + 2, 2), content])
    }

    private static func info(_ id: Int, _ type: String) -> [UInt8] {
        box("infe", joined([[2, 0, 0, 0], number(id, 2), [0, 0], Array(type.utf8), [0]]))
    }

    private static func place(_ id: Int, way: Int = 0, _ pieces: [(offset: Int, count: Int)]) -> [UInt8] {
        joined([number(id, 2), number(way, 2), [0, 0], number(pieces.count, 2)])
            + pieces.flatMap { number($0.offset, 4) + number($0.count, 4) }
    }

    private static func joined(_ parts: [[UInt8]]) -> [UInt8] { parts.flatMap(\.self) }

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        number(content.count + 8, 4) + Array(type.utf8) + content
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
