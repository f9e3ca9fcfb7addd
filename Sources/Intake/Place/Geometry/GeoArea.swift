/// A piece of land with its outline: the city, or one of its wards.
package struct GeoArea: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case city
        case ward
    }

    /// The outlines of one polygon: the first is the outer one, the others are holes (RFC 7946 §3.1.6).
    package typealias Polygon = [[GeoPoint]]

    package var kind: Kind
    /// As people call it: `Somerville`, `Ward 3`.
    package var name: String
    package var polygons: [Polygon]
    private let south: Double
    private let north: Double
    private let west: Double
    private let east: Double

    package init(kind: Kind, name: String, polygons: [Polygon]) {
        self.kind = kind
        self.name = name
        self.polygons = polygons
        let points = polygons.joined().joined()
        south = points.map(\.latitude).min() ?? 0
        north = points.map(\.latitude).max() ?? 0
        west = points.map(\.longitude).min() ?? 0
        east = points.map(\.longitude).max() ?? 0
    }

    /// Whether the point lies in it, holes left out.
    package func contains(_ point: GeoPoint) -> Bool {
        guard (south...north).contains(point.latitude), (west...east).contains(point.longitude) else { return false }
        return polygons.contains { polygon in
            // Each outline that is around the point counts once: two are a hole.
            polygon.reduce(false) { $0 != Self.surrounds($1, point) }
        }
    }

    /// How far outside it the point lies at most, in metres, by its nearest corner or edge; 0 where it lies inside.
    package func metres(to point: GeoPoint) -> Double {
        guard !contains(point) else { return 0 }
        let plane = GeoPlane(around: point)
        var nearest = Double.infinity
        for outline in polygons.joined() {
            for (a, b) in zip(outline, outline.dropFirst()) {
                nearest = min(nearest, plane.point(nearestOn: a, b).metres(to: point))
            }
        }
        return nearest
    }

    /// A ray to the east meets an outline that surrounds the point an odd number of times.
    private static func surrounds(_ outline: [GeoPoint], _ point: GeoPoint) -> Bool {
        var isInside = false
        var previous = outline.last ?? point
        for next in outline {
            if (next.latitude > point.latitude) != (previous.latitude > point.latitude) {
                let share = (point.latitude - previous.latitude) / (next.latitude - previous.latitude)
                if point.longitude < previous.longitude + (next.longitude - previous.longitude) * share {
                    isInside.toggle()
                }
            }
            previous = next
        }
        return isInside
    }
}
