/// Where streets meet: computed from their lines, and what the city's own file says.
struct StreetCrossings: Sendable {
    /// Metres between the end of one line and another line that count as a meeting.
    private static let reach = 15.0
    /// Two meetings of the same streets that are nearer than this, in metres, are one: dual carriageways, and ends of blocks.
    private static let same = 60.0
    /// Degrees of a cell of the grid in which lines are compared: some 200 m.
    private static let cell = 0.002
    /// Comparisons of lines at most: a file in which everything lies on one spot ends there (promise 12).
    private static let mostComparisons = 20_000_000

    private var places: [UInt64: [PackedPoint]] = [:]
    /// For a street those that it meets.
    private var partners: [Int: Set<Int>] = [:]

    /// One straight piece of a line.
    private struct Piece {
        var street: Int32
        var from: GeoPoint
        var to: GeoPoint
    }

    init(_ drawing: StreetDrawing) {
        var pieces: [Piece] = []
        for line in drawing.lines {
            let points = drawing.points[Int(line.firstPoint)..<Int(line.firstPoint + line.pointCount)]
            for (a, b) in zip(points, points.dropFirst()) {
                pieces.append(Piece(street: line.street, from: a.point, to: b.point))
            }
        }
        var left = Self.mostComparisons
        for members in Self.cells(pieces).values {
            for (index, a) in members.enumerated() {
                for b in members.dropFirst(index + 1) where pieces[a].street != pieces[b].street {
                    left -= 1
                    guard left > 0 else { return }
                    meet(pieces[a], pieces[b])
                }
            }
        }
    }

    /// Pairs of streets that meet.
    var count: Int { places.count }

    /// Where the two meet, at one place or several; none where they do not.
    func points(_ a: Int, _ b: Int) -> [GeoPoint] { places[Self.key(a, b)]?.map(\.point) ?? [] }

    /// The streets that a street meets.
    func partners(of street: Int) -> Set<Int> { partners[street] ?? [] }

    /// Notes a meeting that a file says.
    mutating func add(_ a: Int, _ b: Int, at point: GeoPoint) {
        guard a != b else { return }
        let known = places[Self.key(a, b)] ?? []
        guard !known.contains(where: { $0.point.metres(to: point) < Self.same }) else { return }
        places[Self.key(a, b)] = known + [PackedPoint(point)]
        partners[a, default: []].insert(b)
        partners[b, default: []].insert(a)
    }

    private mutating func meet(_ a: Piece, _ b: Piece) {
        let plane = GeoPlane(around: a.from)
        guard let point = plane.crossing((a.from, a.to), (b.from, b.to), reach: Self.reach) else { return }
        add(Int(a.street), Int(b.street), at: point)
    }

    /// The pieces of each cell, with a rim so that neighbours across an edge meet.
    private static func cells(_ pieces: [Piece]) -> [SIMD2<Int32>: [Int]] {
        var all: [SIMD2<Int32>: [Int]] = [:]
        for (index, piece) in pieces.enumerated() {
            // A straight piece of a street is short; a longer one is looked at in steps.
            let steps = max(1, min(512, Int((piece.from.metres(to: piece.to) / 150).rounded(.up))))
            var own: Set<SIMD2<Int32>> = []
            for step in 0..<steps {
                let a = piece.from.toward(piece.to, Double(step) / Double(steps))
                let b = piece.from.toward(piece.to, Double(step + 1) / Double(steps))
                own.formUnion(cells(around: a, b))
            }
            for cell in own { all[cell, default: []].append(index) }
        }
        return all
    }

    private static func cells(around a: GeoPoint, _ b: GeoPoint) -> [SIMD2<Int32>] {
        let rim = 0.0002
        func numbers(_ one: Double, _ other: Double) -> ClosedRange<Int32> {
            Int32(
                ((min(one, other) - rim) / cell).rounded(.down))...Int32(
                    ((max(one, other) + rim) / cell).rounded(.down))
        }
        let east = numbers(a.longitude, b.longitude)
        return numbers(a.latitude, b.latitude).flatMap { north in east.map { SIMD2(north, $0) } }
    }

    private static func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }
}
