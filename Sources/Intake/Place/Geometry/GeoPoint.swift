import Foundation

/// A point on the earth: degrees in WGS 84, as GPS, GeoJSON (RFC 7946 §4) and map links have them.
package struct GeoPoint: Hashable, Sendable {
    /// North of the equator, -90 to 90.
    package let latitude: Double
    /// East of Greenwich, -180 to 180.
    package let longitude: Double

    /// Nil where there is no such point on the earth.
    package init?(latitude: Double, longitude: Double) {
        guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        self.init(unchecked: latitude, longitude)
    }

    /// For what was computed from points that are right.
    init(unchecked latitude: Double, _ longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Metres of one degree of latitude, on a sphere of the earth's mean radius (6,371 km).
    static let metresPerDegree = 111_194.9

    /// How far the other is, in metres: on a plane, which within a city is right to a thousandth.
    package func metres(to other: GeoPoint) -> Double {
        let north = (other.latitude - latitude) * Self.metresPerDegree
        let narrowing = cos((latitude + other.latitude) / 2 * .pi / 180)
        let east = (other.longitude - longitude) * Self.metresPerDegree * narrowing
        return (north * north + east * east).squareRoot()
    }

    /// The point so far on the way to the other; 0 here, 1 there.
    func toward(_ other: GeoPoint, _ share: Double) -> GeoPoint {
        GeoPoint(
            unchecked: latitude + (other.latitude - latitude) * share,
            longitude + (other.longitude - longitude) * share)
    }

    /// `42.38760, -71.09950`: five decimals are a metre.
    package var text: String { "\(Self.decimal(latitude)), \(Self.decimal(longitude))" }

    private static func decimal(_ degrees: Double) -> String {
        let scaled = Int((abs(degrees) * 100_000).rounded())
        let fraction = String(scaled % 100_000)
        let zeros = String(repeating: "0", count: 5 - fraction.count)
        return "\(degrees < 0 && scaled > 0 ? "-" : "")\(scaled / 100_000).\(zeros)\(fraction)"
    }
}
