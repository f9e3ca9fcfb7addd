import Foundation

extension GeoPoint {
    /// Metres east and north of another point; right enough within a city.
    func offset(from origin: GeoPoint) -> (east: Float, north: Float) {
        let narrowing = cos(origin.latitude * .pi / 180)
        return (
            Float((longitude - origin.longitude) * Self.metresPerDegree * narrowing),
            Float((latitude - origin.latitude) * Self.metresPerDegree)
        )
    }
}
