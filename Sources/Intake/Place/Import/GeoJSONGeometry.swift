/// What a feature of GeoJSON is drawn as (RFC 7946 §3.1), of the kinds that places have.
enum GeoJSONGeometry: Hashable, Sendable {
    case point(GeoPoint)
    case lines([[GeoPoint]])
    case polygons([GeoArea.Polygon])
}

extension GeoJSONGeometry: Decodable {
    private enum Keys: String, CodingKey {
        case type
        case coordinates
    }

    /// A position: longitude first, latitude second, what follows is left out (RFC 7946 §3.1.1).
    private struct Position: Decodable {
        let point: GeoPoint

        init(from decoder: any Decoder) throws {
            var numbers = try decoder.unkeyedContainer()
            let longitude = try numbers.decode(Double.self)
            let latitude = try numbers.decode(Double.self)
            guard let point = GeoPoint(latitude: latitude, longitude: longitude) else {
                throw GeoJSONFault("has a position that is not on the earth: longitude comes first")
            }
            self.point = point
        }
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Keys.self)
        let type = try keys.decode(String.self, forKey: .type)
        func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try keys.decode(type, forKey: .coordinates)
        }
        func line(_ positions: [Position]) throws -> [GeoPoint] {
            guard positions.count <= GazetteerLimits.points else {
                throw GeoJSONFault("has more than \(GazetteerLimits.points) points")
            }
            return positions.map(\.point)
        }
        switch type {
        case "Point": self = .point(try read(Position.self).point)
        case "LineString": self = .lines([try line(try read([Position].self))])
        case "MultiLineString": self = .lines(try read([[Position]].self).map(line))
        case "Polygon": self = .polygons([try read([[Position]].self).map(line)])
        case "MultiPolygon": self = .polygons(try read([[[Position]]].self).map { try $0.map(line) })
        default: throw GeoJSONFault("has a geometry of type `\(type.prefix(40))`, which no place has")
        }
    }
}
