/// The plain letters behind Latin letters with diacritics, from the canonical decompositions of the Unicode Character Database.
enum LatinFolding {
    /// U+00C0 to U+024F, one lower-case letter each; `?` where `spelledOut` has it or nothing does.
    private static let extended = [UInt8](
        """
        aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?yaaaaaaccccccccdd??eeeeeeeeeegggggggghh??iiiiiiii\
        i???jjkk?llllll????nnnnnn???oooooo??rrrrrrsssssssstttt??uuuuuuuuuuuuwwyyyzzzzzzs????????????????????????????????\
        oo?????????????uu????????????????????????????aaiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa????aaaaeeeeiiiioooo\
        rrrruuuusstt??hh??????aaeeooooooooyy????????????????????????????
        """.utf8)

    /// U+1E00 to U+1EFF, in the same way.
    private static let additional = [UInt8](
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttt\
        tuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy?s????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooo\
        oouuuuuuuuuuuuuuyyyyyyyy??????
        """.utf8)

    /// Letters that have no decomposition but a usual spelling.
    private static func spelledOut(_ scalar: UInt32) -> StaticString? {
        switch scalar {
        case 0xC6, 0xE6, 0x1E2, 0x1E3, 0x1FC, 0x1FD: "ae"
        case 0xD0, 0xF0, 0x110, 0x111: "d"
        case 0xD8, 0xF8, 0x1FE, 0x1FF: "o"
        case 0xDE, 0xFE: "th"
        case 0xDF, 0x1E9E: "ss"
        case 0x126, 0x127: "h"
        case 0x131: "i"
        case 0x132, 0x133: "ij"
        case 0x13F, 0x140, 0x141, 0x142: "l"
        case 0x149, 0x14A, 0x14B: "n"
        case 0x152, 0x153: "oe"
        case 0x166, 0x167: "t"
        case 0xFB00: "ff"
        case 0xFB01: "fi"
        case 0xFB02: "fl"
        case 0xFB03: "ffi"
        case 0xFB04: "ffl"
        case 0xAA: "a"
        case 0xBA: "o"
        default: nil
        }
    }

    /// The lower-case letters a to z that stand for a Latin letter, at most three; nil for every other scalar.
    static func letters(for scalar: UInt32) -> (bytes: (UInt8, UInt8, UInt8), count: Int)? {
        let plain: UInt8 =
            switch scalar {
            case 0xC0...0x24F: extended[Int(scalar - 0xC0)]
            case 0x1E00...0x1EFF: additional[Int(scalar - 0x1E00)]
            // Full-width forms of digits and letters.
            case 0xFF10...0xFF19: UInt8(scalar - 0xFF10) + UInt8(ascii: "0")
            case 0xFF21...0xFF3A: UInt8(scalar - 0xFF21) + UInt8(ascii: "a")
            case 0xFF41...0xFF5A: UInt8(scalar - 0xFF41) + UInt8(ascii: "a")
            default: UInt8(ascii: "?")
            }
        if plain != UInt8(ascii: "?") { return ((plain, 0, 0), 1) }
        guard let spelling = spelledOut(scalar) else { return nil }
        let count = spelling.utf8CodeUnitCount
        return spelling.withUTF8Buffer { (($0[0], count > 1 ? $0[1] : 0, count > 2 ? $0[2] : 0), count) }
    }
}
