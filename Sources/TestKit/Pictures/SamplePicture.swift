/// A JPEG of nothing but Exif, built byte by byte after the standard, in either order of bytes.
package struct SamplePicture: Sendable {
    package let bytes: [UInt8]

    /// - Parameter degrees: whole degrees of latitude and longitude, with 23.2 and 5.9 minutes; 0 for none at all.
    package init(bigEndian: Bool, degrees: (UInt32, UInt32) = (42, 71)) {
        func short(_ value: UInt16) -> [UInt8] { Self.bytes(UInt32(value), 2, bigEndian) }
        func long(_ value: UInt32) -> [UInt8] { Self.bytes(value, 4, bigEndian) }
        func fractions(_ values: [(UInt32, UInt32)]) -> [UInt8] { values.flatMap { long($0.0) + long($0.1) } }
        func entry(_ tag: UInt16, _ type: UInt16, _ count: UInt32, _ value: [UInt8]) -> [UInt8] {
            short(tag) + short(type) + long(count) + (value + [0, 0, 0, 0]).prefix(4)
        }
        let minutes: (UInt32, UInt32) = degrees == (0, 0) ? (0, 0) : (2_320, 590)
        var tiff = (bigEndian ? [0x4D, 0x4D, 0, 42] : [0x49, 0x49, 42, 0]) + long(8)
        // One field, at 8: the GPS directory stands at 26.
        tiff += short(1) + entry(0x8825, 4, 1, long(26)) + long(0)
        // Six fields at 26, so that what they point at begins at 26 + 2 + 72 + 4 = 104.
        tiff += short(6)
        tiff += entry(1, 2, 2, Array("N".utf8)) + entry(2, 5, 3, long(104))
        tiff += entry(3, 2, 2, Array("W".utf8)) + entry(4, 5, 3, long(128))
        tiff += entry(7, 5, 3, long(152)) + entry(0x1D, 2, 11, long(176))
        tiff += long(0)
        tiff +=
            fractions([(degrees.0, 1), (minutes.0, 100), (0, 0)])
            + fractions([(degrees.1, 1), (minutes.1, 100), (0, 1)])
        tiff += fractions([(22, 1), (42, 1), (3, 1)]) + Array("2026:11:21\0".utf8)
        let segment = Array("Exif".utf8) + [0, 0] + tiff
        bytes = [0xFF, 0xD8, 0xFF, 0xE1] + Self.bytes(UInt32(segment.count + 2), 2, true) + segment + [0xFF, 0xD9]
    }

    private static func bytes(_ value: UInt32, _ count: Int, _ bigEndian: Bool) -> [UInt8] {
        let own = (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
        return bigEndian ? own.reversed() : own
    }
}
