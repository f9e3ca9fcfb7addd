import Testing

@testable import Web

/// Each of these was read with ZXing (zxing-cpp) and gave its text back, at level M, before it was written down here.
@Suite("QR codes")
struct QRCodeTests {
    private static func text(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(33 + ($0 * 7) % 90) } }

    @Test(
        "one of each size, with the bytes that it just holds",
        arguments: [
            (1, 21, "2fe59b4b1ef36e67"),
            (14, 21, "ccd379f39e14dcf7"),
            (15, 25, "8934b8e46adb08df"),
            (26, 25, "d55f5d54750711dd"),
            (42, 29, "86786bcd7fd3371e"),
            (62, 33, "1ee32226cf41a2a8"),
            (84, 37, "b192e3be29af7589"),
            (106, 41, "e1b490eca63a237a"),
            (122, 45, "a7999d5bc8de422f"),
            (152, 49, "640bfdc981f79507"),
            (180, 53, "ed0fb1ae18b48512"),
            (213, 57, "f51235aee3982e61"),
            (251, 61, "4ba235efb1ae40ca"),
            (287, 65, "9dbf3e3301d1ee14"),
            (331, 69, "67101d9870390b7"),
            (362, 73, "11d34c14787d80e3"),
            (412, 77, "7d7e60292421b969"),
        ] as [(Int, Int, String)])
    func sizes(_ count: Int, _ size: Int, _ tag: String) throws {
        let code = try #require(QRCode(Self.text(count)))
        #expect(code.size == size)
        let modules = (0..<size).flatMap { y in (0..<size).map { code[$0, y] ? UInt8(1) : 0 } }
        #expect(EntityTag.of(modules) == "\"\(tag)\"")
    }

    @Test("more than 412 bytes are no code")
    func tooMany() { #expect(QRCode(Self.text(413)) == nil) }

    @Test("how one looks")
    func picture() throws {
        let code = try #require(QRCode(Self.text(14)))
        let rows = (0..<code.size).map { y in String((0..<code.size).map { code[$0, y] ? "#" : "." }) }
        #expect(rows.joined(separator: "\n") == Self.picture)
        #expect(QRDrawing.path(code, margin: 4).hasPrefix("M4 4h1v1h-1zM5 4"))
    }

    private static let picture = """
        #######.......#######
        #.....#.#...#.#.....#
        #.###.#..###..#.###.#
        #.###.#..#....#.###.#
        #.###.#.#.#.#.#.###.#
        #.....#...##..#.....#
        #######.#.#.#.#######
        .........#.##........
        #.#.#.#...#.#...#..#.
        #.........####...####
        .#.#####.##.#..##.#.#
        #....#.##.#.....##...
        #.##..##.#.####.....#
        ........##..####..###
        #######..#.#######..#
        #.....#..####..#.#.##
        #.###.#.#..#...###.#.
        #.###.#...####.#...#.
        #.###.#.##.##.###...#
        #.....#..#..#....#.#.
        #######.#.###..#.#.##
        """
}
