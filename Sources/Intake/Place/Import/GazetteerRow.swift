/// Makes places of one row or feature.
struct GazetteerRow {
    let fields: GazetteerFields
    /// The feature's; nil of a row, whose columns have coordinates.
    let shape: GeoJSONGeometry?

    /// A stretch of street, or one for each part where it is drawn in parts: then the first has the houses.
    func streets() throws(GazetteerProblem) -> [StreetRow] {
        let name = try streetName("street", type: fields.text("type"))
        let houses = try houses()
        var lines = try lines()
        if lines.isEmpty { lines = [[]] }
        var rows: [StreetRow] = []
        for (index, line) in lines.enumerated() {
            rows.append(
                StreetRow(
                    name: name, aliases: try fields.texts("aliases"), houses: index == 0 ? houses : [], points: line,
                    ward: fields.text("ward") ?? fields.text("left_ward")))
        }
        return rows
    }

    func corner() throws(GazetteerProblem) -> CornerRow {
        guard let point = try point() else { throw fields.problem("latitude", "is missing") }
        return CornerRow(
            street: try streetName("street", type: nil), crossStreet: try streetName("cross_street", type: nil),
            point: point)
    }

    func landmark() throws(GazetteerProblem) -> Landmark {
        let kind = fields.text("kind") ?? "landmark"
        let point = try point()
        if point == nil, kind != Landmark.town { throw fields.problem("latitude", "is missing: only towns have none") }
        return Landmark(
            name: try fields.required("name"), kind: kind, aliases: try fields.texts("aliases"), point: point,
            address: fields.text("address"), ward: fields.text("ward"))
    }

    func area() throws(GazetteerProblem) -> GeoArea {
        guard case .polygons(let polygons)? = shape, polygons.contains(where: { ($0.first?.count ?? 0) > 3 }) else {
            throw fields.problem("geometry", "must be a Polygon or MultiPolygon with an outline of four points or more")
        }
        let word = fields.text("kind") ?? ""
        guard let kind = GeoArea.Kind(rawValue: word) else {
            throw fields.problem("kind", "must be `city` or `ward`, not `\(word.prefix(40))`")
        }
        return GeoArea(kind: kind, name: try fields.required("name"), polygons: polygons)
    }

    /// A type in a column of its own goes before one in the name; a word that is no type belongs to the name.
    private func streetName(_ column: String, type: String?) throws(GazetteerProblem) -> StreetName {
        let text = try fields.required(column)
        guard let type else { return StreetName(text) }
        guard let known = StreetType(word: type) else { return StreetName("\(text) \(type)") }
        let whole = StreetName(text)
        return whole.type == known ? whole : StreetName(name: text, type: known)
    }

    private func houses() throws(GazetteerProblem) -> [HouseRange] {
        var ranges: [HouseRange] = []
        for (from, to) in [("left_from", "left_to"), ("right_from", "right_to"), ("from", "to"), ("number", "number")] {
            let begin = try fields.house(from)
            let end = try fields.house(to)
            guard let first = begin ?? end, let last = end ?? begin,
                let range = HouseRange(from: first, to: last)
            else { continue }
            if !ranges.contains(range) { ranges.append(range) }
        }
        return ranges
    }

    private func lines() throws(GazetteerProblem) -> [[GeoPoint]] {
        switch shape {
        case .point(let point)?: return [[point]]
        case .lines(let lines)?: return lines
        case .polygons?: throw fields.problem("geometry", "must be a line, or the point of a house")
        case nil: break
        }
        if let only = try fields.point("latitude", "longitude") { return [[only]] }
        let begin = try fields.point("from_latitude", "from_longitude")
        let end = try fields.point("to_latitude", "to_longitude")
        let points = [begin, end].compactMap { $0 }
        return points.isEmpty ? [] : [points]
    }

    private func point() throws(GazetteerProblem) -> GeoPoint? {
        switch shape {
        case .point(let point)?: return point
        case .polygons(let polygons)?: return polygons.first?.first.flatMap(Self.middle)
        case .lines(let lines)?: return lines.first.flatMap(Self.middle)
        case nil: return try fields.point("latitude", "longitude")
        }
    }

    /// The mean of the points: near enough for a park's.
    private static func middle(_ points: [GeoPoint]) -> GeoPoint? {
        guard !points.isEmpty else { return nil }
        let count = Double(points.count)
        return GeoPoint(
            latitude: points.reduce(0) { $0 + $1.latitude } / count,
            longitude: points.reduce(0) { $0 + $1.longitude } / count)
    }
}
