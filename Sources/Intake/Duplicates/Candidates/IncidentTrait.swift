/// Something by which reports of one incident find each other, as one number that an index keeps: a cell of the map, a house or another
/// named spot, or a word that tells much.
package struct IncidentTrait: Hashable, Sendable {
    package let rawValue: Int64

    /// Words that are kept of a report, and those that it is looked for by: the most telling.
    private static let (mostKept, mostSought) = (8, 4)
    private static let mostHouses = 3
    private static let shortestWord = 4
    /// Degrees of a cell: some 165 m to the north, and as much to the east in the middle of North America.
    private static let (cellHeight, cellWidth) = (0.0015, 0.002)

    /// What an index keeps of a report.
    package static func kept(of report: IncidentReport) -> [IncidentTrait] {
        let cell = report.position.map { [Self.cell($0, 0, 0)] } ?? []
        return cell + places(of: report) + words(of: report, most: mostKept)
    }

    /// What a report's look-alikes have: its own cell and the eight around it, its houses, its most telling words.
    package static func sought(for report: IncidentReport) -> [IncidentTrait] {
        let cells = report.position.map { position in
            (-1...1).flatMap { north in (-1...1).map { east in cell(position, north, east) } }
        }
        return (cells ?? []) + places(of: report) + words(of: report, most: mostSought)
    }

    /// How much it says that a report has it: a place more than a word.
    package var weight: Int { rawValue >> Self.kindBits == Kind.word.rawValue ? 1 : 4 }

    private enum Kind: Int64 {
        case cell = 1
        case house
        case word
    }

    private static let kindBits: Int64 = 60
    private static let columnBits: Int64 = 28

    private static func cell(_ position: IncidentPosition, _ north: Int64, _ east: Int64) -> IncidentTrait {
        let row = Int64(((position.latitude + 90) / cellHeight).rounded(.down)) + north
        let columns = Int64((360 / cellWidth).rounded(.up))
        // East of the last column is the first one.
        let column = (Int64(((position.longitude + 180) / cellWidth).rounded(.down)) + east + columns) % columns
        return IncidentTrait(rawValue: Kind.cell.rawValue << kindBits | (row + 1) << columnBits | column)
    }

    private static func places(of report: IncidentReport) -> [IncidentTrait] {
        let spot = report.spot.map { [hashed($0, .house)] } ?? []
        return spot
            + report.houses.map { "\($0.number) \($0.street)" }.sorted().prefix(mostHouses).map { hashed($0, .house) }
    }

    /// Plates and numbers first, then the longest: what names a subject of a city's stands in every other report.
    private static func words(of report: IncidentReport, most: Int) -> [IncidentTrait] {
        let telling = report.words.terms.filter { word in
            !IncidentSubject.names(word) && (word.utf8.count >= shortestWord || word.utf8.contains { $0 >= 0xE0 })
        }
        return telling.sorted { (rank($0), $0) < (rank($1), $1) }.prefix(most).map { hashed($0, .word) }
    }

    private static func rank(_ word: String) -> Int {
        let hasDigit = word.utf8.contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return hasDigit && word.utf8.count > shortestWord ? -1_000 : -word.utf8.count
    }

    /// FNV-1a (Fowler, Noll, Vo), of which as many bits are kept as there is room: the same in every run, as an index needs it.
    private static func hashed(_ text: String, _ kind: Kind) -> IncidentTrait {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return IncidentTrait(rawValue: kind.rawValue << kindBits | Int64(hash >> 4))
    }
}
