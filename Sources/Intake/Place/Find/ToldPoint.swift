/// A point that came with a message beside its text.
package struct ToldPoint: Hashable, Codable, Sendable {
    package enum Source: String, Codable, Hashable, Sendable {
        /// A photograph says where it was taken.
        case picture
        /// The resident shared where they are.
        case shared
    }

    package var source: Source
    package var latitude: Double
    package var longitude: Double
    /// How far off it may be, in metres; nil where nobody says.
    package var accuracy: Double?
    /// When the photograph was taken; nil where that is not known.
    package var takenAt: Moment?

    package init(_ source: Source, _ point: GeoPoint, accuracy: Double? = nil, takenAt: Moment? = nil) {
        self.source = source
        latitude = point.latitude
        longitude = point.longitude
        self.accuracy = accuracy
        self.takenAt = takenAt
    }

    /// What a photograph says; nil where it does not say where it was taken.
    ///
    /// - Parameter picture: the bytes of the file, or of a JPEG or PNG their begin.
    package init?(picture: [UInt8]) {
        let exif = PictureExif(picture)
        guard let point = exif.point else { return nil }
        self.init(.picture, point, accuracy: exif.accuracy, takenAt: exif.takenAt)
    }

    /// Nil where there is no such point on the earth.
    package var point: GeoPoint? { GeoPoint(latitude: latitude, longitude: longitude) }
}
