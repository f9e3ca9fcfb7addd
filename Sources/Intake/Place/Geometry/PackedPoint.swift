/// A point in eight bytes: degrees in steps of a ten-millionth, which is a centimetre.
struct PackedPoint: Hashable, Sendable {
    private let latitude: Int32
    private let longitude: Int32

    init(_ point: GeoPoint) {
        latitude = Int32((point.latitude * 1e7).rounded())
        longitude = Int32((point.longitude * 1e7).rounded())
    }

    var point: GeoPoint { GeoPoint(unchecked: Double(latitude) / 1e7, Double(longitude) / 1e7) }
}
