/// Where things are.
extension Gazetteer {
    /// Where a house stands.
    struct House {
        var point: GeoPoint
        var ward: String?
        /// How many numbers the street has to go to reach it; 0 where the number lies in a range of its own side.
        var gap: Int
    }

    /// The house of a street, or where the nearest number of it lies; nil where no house of it is known.
    func house(_ number: Int, of street: Int) -> House? {
        var best: (stretch: Stretch, cost: Int)?
        for stretch in stretches[streets[street].stretches] {
            // The other side of the same block is nearer than the next block.
            let cost = stretch.houses.distance(to: number) * 2 + (stretch.houses.isOfSide(number) ? 0 : 1)
            if cost < best?.cost ?? .max { best = (stretch, cost) }
            if cost == 0 { break }
        }
        guard let (stretch, cost) = best, let point = line(stretch.line).point(at: stretch.houses.share(of: number))
        else { return nil }
        return House(point: point, ward: ward(at: point, of: lines[Int(stretch.line)]), gap: cost / 2)
    }

    /// The middle of a street, its length in metres, and whether it is known where it lies.
    func middle(of street: Int) -> GeoPoint? {
        let own = streets[street].lines
        guard !own.isEmpty else { return nil }
        return line(Int32(own.lowerBound + own.count / 2)).point(at: own.count % 2 == 1 ? 0.5 : 0)
    }

    /// In metres.
    func length(of street: Int) -> Double { streets[street].lines.reduce(0) { $0 + line(Int32($1)).length } }

    /// The point of a street that is nearest to another point.
    func nearest(to point: GeoPoint, of street: Int) -> (point: GeoPoint, metres: Double)? {
        streets[street].lines.compactMap { line(Int32($0)).nearest(to: point) }.min { $0.metres < $1.metres }
    }

    /// The street that is nearest to a point, within `reach` metres, with the number of the house there where one is known.
    func nearestStreet(to point: GeoPoint, within reach: Double) -> (street: Int, house: Int?)? {
        var best: (line: Int, metres: Double)?
        for index in lines.indices {
            let from = points[Int(lines[index].firstPoint)].point
            guard abs(from.latitude - point.latitude) < 0.02, abs(from.longitude - point.longitude) < 0.03,
                let near = line(Int32(index)).nearest(to: point), near.metres < best?.metres ?? reach
            else { continue }
            best = (index, near.metres)
        }
        guard let best else { return nil }
        let street = Int(lines[best.line].street)
        let houses = stretches[streets[street].stretches].first { $0.line == best.line }?.houses
        return (street, houses.flatMap { number(at: point, on: line(Int32(best.line)), $0) })
    }

    /// The number that a house at the point would have: in steps of two where the side has such.
    private func number(at point: GeoPoint, on line: GeoLine, _ houses: HouseRange) -> Int? {
        guard let begin = line.point(at: 0), let near = line.nearest(to: point), line.length > 0 else { return nil }
        let share = min(1, begin.metres(to: near.point) / line.length)
        let step = (houses.from - houses.to) % 2 == 0 ? 2 : 1
        let steps = Int((Double(houses.to - houses.from) / Double(step) * share).rounded())
        return houses.from + steps * step
    }

    func line(_ number: Int32) -> GeoLine {
        let line = lines[Int(number)]
        return GeoLine(points: points[Int(line.firstPoint)..<Int(line.firstPoint + line.pointCount)])
    }

    /// The ward in which a point lies: by the outlines of the wards, otherwise what the line's row says.
    func ward(at point: GeoPoint, of line: Line? = nil) -> String? {
        if let area = areas.first(where: { $0.kind == .ward && $0.contains(point) }) { return area.name }
        guard let line, line.ward >= 0 else { return nil }
        return wards[Int(line.ward)]
    }

    /// Whether a point lies in the city; nil where nobody said where that is.
    package func isInside(_ point: GeoPoint) -> Bool? {
        let cities = areas.filter { $0.kind == .city }
        guard !cities.isEmpty else { return nil }
        return cities.contains { $0.contains(point) || $0.metres(to: point) <= Self.margin }
    }
}
