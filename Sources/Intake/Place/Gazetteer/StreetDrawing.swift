/// Puts the stretches of each street together, in tables that refer to each other by number.
struct StreetDrawing {
    private(set) var streets: [Gazetteer.Street] = []
    private(set) var lines: [Gazetteer.Line] = []
    private(set) var stretches: [Gazetteer.Stretch] = []
    private(set) var points: [PackedPoint] = []
    private(set) var wards: [String] = []
    /// Every name of each street.
    private(set) var names: [[StreetName]] = []
    private var numbers: [StreetName: Int] = [:]
    private var wardNumbers: [String: Int32] = [:]

    init(_ rows: [StreetRow]) {
        var rowsOf: [[Int]] = []
        for (index, row) in rows.enumerated() {
            let street = mention(row.name)
            if street == rowsOf.count { rowsOf.append([]) }
            rowsOf[street].append(index)
            for alias in row.aliases.map({ StreetName($0) }) where !names[street].contains(alias) {
                names[street].append(alias)
            }
        }
        for (street, rowNumbers) in rowsOf.enumerated() {
            let (firstLine, firstStretch) = (lines.count, stretches.count)
            for row in rowNumbers { draw(rows[row], of: street) }
            streets[street].lines = firstLine..<lines.count
            streets[street].stretches = firstStretch..<stretches.count
        }
    }

    /// The street of this name, which need not be written in the same case; a new one where there was none.
    @discardableResult
    mutating func mention(_ name: StreetName) -> Int {
        let key = Self.key(name)
        if let number = numbers[key] { return number }
        let number = streets.count
        numbers[key] = number
        streets.append(Gazetteer.Street(name: name, lines: 0..<0, stretches: 0..<0))
        names.append([name])
        return number
    }

    /// The street of this name; nil where there is none.
    func number(of name: StreetName) -> Int? { numbers[Self.key(name)] }

    private mutating func draw(_ row: StreetRow, of street: Int) {
        guard !row.points.isEmpty else { return }
        let line = Gazetteer.Line(
            street: Int32(street), firstPoint: Int32(points.count), pointCount: Int32(row.points.count),
            ward: row.ward.map { number(ofWard: $0) } ?? -1)
        stretches += row.houses.map { Gazetteer.Stretch(houses: $0, line: Int32(lines.count)) }
        lines.append(line)
        points += row.points.map { PackedPoint($0) }
    }

    private mutating func number(ofWard ward: String) -> Int32 {
        if let number = wardNumbers[ward] { return number }
        let number = Int32(wards.count)
        wardNumbers[ward] = number
        wards.append(ward)
        return number
    }

    private static func key(_ name: StreetName) -> StreetName {
        StreetName(name: FoldedWord.words(name.name).joined(separator: " "), type: name.type)
    }
}
