/// The upper half of a charset of one octet a character, whose lower half is ASCII.
struct SingleByteTable: Sendable {
    /// The characters of 0x80 to 0xFF; U+FFFD where the charset has none.
    let upper: [UInt32]

    /// Appends `bytes` as UTF-8.
    func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]) -> DecodeNotes {
        output.reserveCapacity(output.count + bytes.count + bytes.count / 4)
        var hasBad = false
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                output.append(byte)
            } else {
                let scalar = upper[Int(byte & 0x7F)]
                hasBad = hasBad || scalar == 0xFFFD
                output.append(scalar: scalar)
            }
        }
        return hasBad ? .badCharacters : []
    }

    /// windows-1252: ISO-8859-1 with characters in place of most controls from 0x80 to 0x9F.
    static let windows1252 = SingleByteTable(
        upper: [
            0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0xFFFD,
            0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
            0x203A,
            0x0153, 0xFFFD, 0x017E, 0x0178,
        ] + (0xA0...0xFF))
}
