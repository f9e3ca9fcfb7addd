import Foundation

/// What was reported nearby says what is likely here: for each label how much commoner it is around a place than in the
/// whole city.
struct PlaceVoice: Sendable, Equatable {
    /// One text that was learnt from.
    struct Point: Sendable, Equatable {
        var east: Float
        var north: Float
        var label: UInt32
    }

    /// How fast a neighbour's say fades with distance, in metres: the same front door, the same block, the same
    /// quarter.
    static let reaches: [Float] = [15, 60, 250]
    /// Neighbours are looked for in this cell and the eight around it. Metres.
    private static let cell: Float = 750
    /// Of each cell the last so many are kept: what was reported there of late says most, and a lookup stays short.
    static let mostInCell = 400
    /// What the whole city counts for, in neighbours at no distance.
    private static let caution: Float = 1

    let origin: GeoPoint
    let points: [Point]
    /// How common each label is in the whole city; they add up to 1.
    let shares: [Float]
    private let cells: [Cell: [Int32]]

    private struct Cell: Hashable {
        var column: Int32
        var row: Int32
    }

    init(origin: GeoPoint, points: [Point], shares: [Float]) {
        var cells: [Cell: [Int32]] = [:]
        for (index, point) in points.enumerated() {
            cells[Self.cell(point.east, point.north), default: []].append(Int32(index))
        }
        self.origin = origin
        self.points = points
        self.shares = shares
        self.cells = cells.mapValues { Array($0.suffix(Self.mostInCell)) }
    }

    /// - Returns: nil where none of the texts has a place.
    init?(_ places: [GeoPoint?], labels: [Int], count: Int) {
        guard let origin = places.lazy.compactMap({ $0 }).first else { return nil }
        var shares = [Float](repeating: 0.5, count: count)
        var points: [Point] = []
        for (place, label) in zip(places, labels) {
            shares[label] += 1
            guard let place else { continue }
            let (east, north) = place.offset(from: origin)
            points.append(Point(east: east, north: north, label: UInt32(label)))
        }
        let all = shares.reduce(0, +)
        self.init(origin: origin, points: points, shares: shares.map { $0 / all })
    }

    /// For each reach, and in it for each label: the logarithm of how much commoner it is here. All 0 where nothing is
    /// near, or no place is given.
    func scores(_ place: GeoPoint?) -> [[Float]] {
        guard let place else { return Self.reaches.map { _ in [Float](repeating: 0, count: shares.count) } }
        let (east, north) = place.offset(from: origin)
        var sums = Self.reaches.map { _ in shares.map { $0 * Self.caution } }
        var totals = Self.reaches.map { _ in Self.caution }
        let centre = Self.cell(east, north)
        for row in -1...1 as ClosedRange<Int32> {
            for column in -1...1 as ClosedRange<Int32> {
                for index in cells[Cell(column: centre.column &+ column, row: centre.row &+ row)] ?? [] {
                    let point = points[Int(index)]
                    let distance = hypot(point.east - east, point.north - north)
                    for (reach, metres) in Self.reaches.enumerated() where distance < 3 * metres {
                        let say = exp(-distance / metres)
                        sums[reach][Int(point.label)] += say
                        totals[reach] += say
                    }
                }
            }
        }
        return zip(sums, totals).map { sums, total in zip(sums, shares).map { log($0 / total / $1) } }
    }

    private static func cell(_ east: Float, _ north: Float) -> Cell {
        Cell(
            column: Int32(max(-1e6, min(1e6, (east / cell).rounded(.down)))),
            row: Int32(max(-1e6, min(1e6, (north / cell).rounded(.down)))))
    }
}
