/// Folding that keeps every byte's place, so that what is found in the folded text can be cut from the original.
///
/// Letters of the scripts that mail programs speak become small (Latin, Greek, Cyrillic, Vietnamese); every kind of
/// blank, the marks of writing direction and the byte order mark become spaces; the full-width colon and comma become
/// ASCII and spaces. Nothing else changes: this is for comparing with phrases, never for showing.
enum CaseFold {
    /// The folded bytes, exactly as many as given.
    static func fold(_ bytes: [UInt8]) -> [UInt8] {
        var folded = bytes
        var index = 0
        while index < folded.count {
            let byte = folded[index]
            if byte < 0x80 {
                if byte &- 65 < 26 { folded[index] = byte | 0x20 }
                index += 1
            } else if byte < 0xE0 {
                foldPair(&folded, at: index)
                index += 2
            } else if byte < 0xF0 {
                foldTriple(&folded, at: index)
                index += 3
            } else {
                index += 4
            }
        }
        return folded
    }

    private static func foldPair(_ bytes: inout [UInt8], at index: Int) {
        guard index + 1 < bytes.count else { return }
        let tail = bytes[index + 1]
        switch (bytes[index], tail) {
        case (0xC2, 0xA0): blank(&bytes, from: index, count: 2)
        case (0xC3, 0x80...0x9E) where tail != 0x97: bytes[index + 1] = tail + 0x20
        case (0xC4, 0x80...0xB7) where tail != 0xB0: bytes[index + 1] = tail | 1
        case (0xC4, 0xB9...0xBE), (0xC5, 0x81...0x88), (0xC5, 0xB9...0xBE): bytes[index + 1] = tail + (tail & 1)
        case (0xC5, 0x8A...0xB7): bytes[index + 1] = tail | 1
        case (0xC6, 0xA0), (0xC6, 0xAF): bytes[index + 1] = tail + 1
        case (0xCE, 0x91...0x9F): bytes[index + 1] = tail + 0x20
        case (0xCE, 0xA0...0xA9): (bytes[index], bytes[index + 1]) = (0xCF, tail - 0x20)
        case (0xD0, 0x90...0x9F): bytes[index + 1] = tail + 0x20
        case (0xD0, 0xA0...0xAF): (bytes[index], bytes[index + 1]) = (0xD1, tail - 0x20)
        case (0xD0, 0x80...0x8F): (bytes[index], bytes[index + 1]) = (0xD1, tail + 0x10)
        default: break
        }
    }

    private static func foldTriple(_ bytes: inout [UInt8], at index: Int) {
        guard index + 2 < bytes.count else { return }
        let tail = bytes[index + 2]
        switch (bytes[index], bytes[index + 1]) {
        case (0xE1, 0xB8...0xBB): bytes[index + 2] = tail | 1
        case (0xE2, 0x80) where tail <= 0x8F || (0xA8...0xAF).contains(tail): blank(&bytes, from: index, count: 3)
        case (0xE2, 0x81) where (0xA0...0xA9).contains(tail): blank(&bytes, from: index, count: 3)
        case (0xE3, 0x80) where tail == 0x80: blank(&bytes, from: index, count: 3)
        case (0xEF, 0xBB) where tail == 0xBF: blank(&bytes, from: index, count: 3)
        case (0xEF, 0xBC) where tail == 0x9A || tail == 0x8C:
            blank(&bytes, from: index, count: 3)
            bytes[index] = tail == 0x9A ? UInt8(ascii: ":") : UInt8(ascii: ",")
        default: break
        }
    }

    private static func blank(_ bytes: inout [UInt8], from index: Int, count: Int) {
        for position in index..<(index + count) { bytes[position] = UInt8(ascii: " ") }
    }
}
