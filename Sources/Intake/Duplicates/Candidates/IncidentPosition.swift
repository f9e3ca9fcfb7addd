import Foundation

/// Where something is, in degrees (WGS 84).
package struct IncidentPosition: Hashable, Sendable {
    package let latitude: Double
    package let longitude: Double

    /// Digits after the point that make a number a coordinate: three are a hundred metres.
    private static let fewestDecimals = 3
    /// On a sphere of the earth's mean radius (6,371 km).
    private static let metresPerDegree = 111_194.9

    /// Nil where there is no such place on the earth.
    package init?(latitude: Double, longitude: Double) {
        guard latitude.magnitude <= 90, longitude.magnitude <= 180 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The first coordinates that stand in a text, as people paste them from a map: `42.38760, -71.09950`.
    package init?(in text: String) {
        var before: (number: Double, end: String.UTF8View.Index)?
        var rest = Substring(text.prefix(IncidentWords.longestText))
        while let start = rest.utf8.firstIndex(where: Self.begins) {
            let number = rest.utf8[start...].prefix { Self.begins($0) || $0 == UInt8(ascii: ".") }
            let end = number.endIndex
            defer { rest = rest[end...] }
            guard let value = Self.coordinate(Substring(number)) else { continue }
            if let first = before, Self.parts(text[first.end..<start]) {
                self.init(latitude: first.number, longitude: value)
                return
            }
            before = (value, end)
        }
        return nil
    }

    /// On a plane, which within a city is right to a thousandth.
    package func metres(to other: IncidentPosition) -> Double {
        let north = (other.latitude - latitude) * Self.metresPerDegree
        let narrowing = cos((latitude + other.latitude) / 2 * .pi / 180)
        let east = (other.longitude - longitude) * Self.metresPerDegree * narrowing
        return (north * north + east * east).squareRoot()
    }

    private static func begins(_ byte: UInt8) -> Bool {
        (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
    }

    private static func coordinate(_ number: Substring) -> Double? {
        guard let point = number.firstIndex(of: "."), number[point...].utf8.count > fewestDecimals else { return nil }
        return Double(number)
    }

    /// What may stand between a latitude and its longitude.
    private static func parts(_ gap: Substring) -> Bool {
        gap.utf8.count <= 3 && !gap.isEmpty && gap.allSatisfy { $0 == "," || $0 == " " || $0 == ";" }
    }
}
