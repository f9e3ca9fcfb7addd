package import Intake

/// Streets of the cities in tests.
package enum SampleStreets {
    /// School Street: houses 1 to 199, from 42.38 to 42.39 north at 71.1 west.
    package static func school(ward: String? = nil) -> StreetRow {
        StreetRow(
            name: StreetName("School Street"), houses: [HouseRange(from: 1, to: 199)].compactMap(\.self),
            points: [42.38, 42.39].compactMap { GeoPoint(latitude: $0, longitude: -71.1) }, ward: ward)
    }
}
