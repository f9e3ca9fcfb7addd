import Intake
import TestKit
import Testing

@Suite struct PictureExifTests {
    @Test("where and when, in either order of bytes", arguments: [true, false])
    func position(bigEndian: Bool) throws {
        let picture = SamplePicture(bigEndian: bigEndian)
        let exif = PictureExif(picture.bytes)
        let point = try #require(exif.point)
        #expect(abs(point.latitude - 42.38667) < 0.00001)
        #expect(abs(point.longitude + 71.09833) < 0.00001)
        // 2026-11-21 22:42:03 UTC.
        #expect(exif.takenAt == Moment(milliseconds: 1_795_300_923_000))
    }

    @Test("what says nothing gives nothing")
    func nothing() {
        #expect(PictureExif([]).point == nil)
        #expect(PictureExif(Array("not a picture".utf8)).point == nil)
        #expect(PictureExif([0xFF, 0xD8, 0xFF, 0xD9]).point == nil)
        #expect(PictureExif(SamplePicture(bigEndian: true, degrees: (0, 0)).bytes).point == nil)
        #expect(PictureExif(SamplePicture(bigEndian: true, degrees: (95, 10)).bytes).point == nil)
    }

    @Test("a picture that is cut off anywhere is read or left", arguments: [true, false])
    func cut(bigEndian: Bool) {
        let bytes = SamplePicture(bigEndian: bigEndian).bytes
        for count in bytes.indices { _ = PictureExif(Array(bytes.prefix(count))) }
        #expect(PictureExif(Array(bytes.prefix(bytes.count - 2))).point != nil)
        #expect(PictureExif(Array(bytes.prefix(40))).point == nil)
    }

    @Test("a picture with wrong bytes is read or left", arguments: 0..<30)
    func damaged(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let whole = SamplePicture(bigEndian: seed % 2 == 0).bytes
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0...generator.below(6) { bytes[generator.below(bytes.count)] = UInt8(generator.below(256)) }
            let exif = PictureExif(bytes)
            if let point = exif.point {
                #expect(abs(point.latitude) <= 90 && abs(point.longitude) <= 180)
            }
        }
    }

    @Test("directories that point at themselves, and counts without end")
    func loops() {
        var bytes = SamplePicture(bigEndian: true).bytes
        // The GPS directory's offset becomes the first directory's.
        if let index = bytes.firstRange(of: [0x88, 0x25])?.lowerBound {
            bytes.replaceSubrange(index + 8..<index + 12, with: [0, 0, 0, 8])
        }
        #expect(PictureExif(bytes).point == nil)
        var many: [UInt8] = [0xFF, 0xD8]
        for _ in 0..<1_000 { many += [0xFF, 0xE2, 0, 2] }
        #expect(PictureExif(many + SamplePicture(bigEndian: true).bytes.dropFirst(2)).point == nil)
    }
}
