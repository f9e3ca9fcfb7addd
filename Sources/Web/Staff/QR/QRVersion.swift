/// A size of QR code at error correction level M (ISO/IEC 18004:2015, tables 1, 9 and E.1).
struct QRVersion: Sendable {
    let number: Int
    /// Codewords of error correction in each block.
    let correction: Int
    /// Blocks and the data codewords of each.
    let blocks: [(count: Int, data: Int)]
    /// Where the centres of alignment patterns stand.
    let alignments: [Int]

    var size: Int { 17 + 4 * number }
    var dataCount: Int { blocks.reduce(0) { $0 + $1.count * $1.data } }
    /// Bits of the byte count in byte mode.
    var countBits: Int { number < 10 ? 8 : 16 }

    /// The smallest that holds so many bytes in byte mode.
    static func smallest(for bytes: Int) -> QRVersion? {
        all.first { 4 + $0.countBits + 8 * bytes <= 8 * $0.dataCount }
    }

    static let all: [QRVersion] = [
        QRVersion(number: 1, correction: 10, blocks: [(1, 16)], alignments: []),
        QRVersion(number: 2, correction: 16, blocks: [(1, 28)], alignments: [6, 18]),
        QRVersion(number: 3, correction: 26, blocks: [(1, 44)], alignments: [6, 22]),
        QRVersion(number: 4, correction: 18, blocks: [(2, 32)], alignments: [6, 26]),
        QRVersion(number: 5, correction: 24, blocks: [(2, 43)], alignments: [6, 30]),
        QRVersion(number: 6, correction: 16, blocks: [(4, 27)], alignments: [6, 34]),
        QRVersion(number: 7, correction: 18, blocks: [(4, 31)], alignments: [6, 22, 38]),
        QRVersion(number: 8, correction: 22, blocks: [(2, 38), (2, 39)], alignments: [6, 24, 42]),
        QRVersion(number: 9, correction: 22, blocks: [(3, 36), (2, 37)], alignments: [6, 26, 46]),
        QRVersion(number: 10, correction: 26, blocks: [(4, 43), (1, 44)], alignments: [6, 28, 50]),
        QRVersion(number: 11, correction: 30, blocks: [(1, 50), (4, 51)], alignments: [6, 30, 54]),
        QRVersion(number: 12, correction: 22, blocks: [(6, 36), (2, 37)], alignments: [6, 32, 58]),
        QRVersion(number: 13, correction: 22, blocks: [(8, 37), (1, 38)], alignments: [6, 34, 62]),
        QRVersion(number: 14, correction: 24, blocks: [(4, 40), (5, 41)], alignments: [6, 26, 46, 66]),
        QRVersion(number: 15, correction: 24, blocks: [(5, 41), (5, 42)], alignments: [6, 26, 48, 70]),
    ]
}
