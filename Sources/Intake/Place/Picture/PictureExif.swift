/// Where and when a photograph was taken, as the camera wrote it into a JPEG, PNG or HEIF file (Exif 2.32, CIPA DC-008-2019 §4.6.5 to §4.6.7, over
/// TIFF 6.0).
///
/// Any bytes are read: what is cut off, points elsewhere or makes no sense is left out (promise 12). Nothing of it proves anything: whoever
/// sends a picture can write what they like into it.
package struct PictureExif: Hashable, Sendable {
    /// Where it was taken; nil where the camera did not say, or said 0, 0, as those without a fix do.
    package var point: GeoPoint?
    /// When, by the satellites' clock or by the camera's own with its time zone; nil where only a local time is known.
    package var takenAt: Moment?
    /// How far off the point may be, in metres; nil where the camera did not say.
    package var accuracy: Double?

    /// - Parameter picture: the bytes of a picture, or of a JPEG or PNG their begin: 128 KB hold it.
    package init(_ picture: [UInt8]) {
        guard let tiff = PictureBytes.exif(in: picture) else { return }
        let directory = TIFFDirectory(tiff)
        let first = directory.fields(at: directory.first)
        if let offset = first[0x8825].flatMap({ directory.offset($0) }) {
            let satellites = directory.fields(at: offset)
            point = Self.point(satellites, directory)
            takenAt = Self.satelliteTime(satellites, directory)
            // GPSHPositioningError, since Exif 2.31.
            accuracy = satellites[0x1F].flatMap { directory.fractions($0, count: 1) }?.first
        }
        if takenAt == nil, let offset = first[0x8769].flatMap({ directory.offset($0) }) {
            takenAt = Self.cameraTime(directory.fields(at: offset), directory)
        }
    }

    private static func point(_ fields: [UInt16: TIFFDirectory.Field], _ directory: TIFFDirectory) -> GeoPoint? {
        guard let latitude = degrees(fields[2], fields[1], negative: UInt8(ascii: "S"), directory),
            let longitude = degrees(fields[4], fields[3], negative: UInt8(ascii: "W"), directory),
            latitude != 0 || longitude != 0
        else { return nil }
        return GeoPoint(latitude: latitude, longitude: longitude)
    }

    /// Degrees, minutes and seconds, each a fraction; the letter tells the half of the earth.
    private static func degrees(
        _ value: TIFFDirectory.Field?, _ letter: TIFFDirectory.Field?, negative: UInt8, _ directory: TIFFDirectory
    ) -> Double? {
        guard let value, let parts = directory.fractions(value, count: 3), parts.allSatisfy({ $0 >= 0 }) else {
            return nil
        }
        let degrees = parts[0] + parts[1] / 60 + parts[2] / 3_600
        guard let letter, let sign = directory.text(letter).first else { return nil }
        return sign & 0xDF == negative ? -degrees : degrees
    }

    /// The satellites' date and time, which are UTC.
    private static func satelliteTime(_ fields: [UInt16: TIFFDirectory.Field], _ directory: TIFFDirectory) -> Moment? {
        guard let date = fields[0x1D].map({ directory.text($0) }), let time = fields[7],
            let clock = directory.fractions(time, count: 3), clock.allSatisfy({ $0 >= 0 && $0 <= 60 })
        else { return nil }
        let seconds = clock[0] * 3_600 + clock[1] * 60 + clock[2]
        let numbers = ExifClock.numbers(date)
        guard numbers.count == 3 else { return nil }
        return ExifClock.moment(numbers + [0, 0, 0]).map { $0 + .milliseconds(Int64(seconds * 1_000)) }
    }

    /// `2026:11:21 17:42:03` with `-05:00`; without the zone it is no moment.
    private static func cameraTime(_ fields: [UInt16: TIFFDirectory.Field], _ directory: TIFFDirectory) -> Moment? {
        guard let time = fields[0x9003].map({ directory.text($0) }),
            let zone = fields[0x9011].map({ directory.text($0) }),
            let moment = ExifClock.moment(ExifClock.numbers(time)), let offset = ExifClock.offset(zone)
        else { return nil }
        return moment - offset
    }
}
