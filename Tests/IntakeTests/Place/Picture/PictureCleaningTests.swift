import TestKit
import Testing

@testable import Intake

@Suite("No picture is handed out with the place that a camera wrote into it")
struct PictureCleaningTests {
    private let tiff = Array(SamplePicture(bigEndian: true).bytes.dropFirst(12).dropLast(2))

    /// What tells the place: the fields of the satellites' directory.
    private func tells(_ picture: [UInt8]) -> Bool { picture.firstRange(of: tiff) != nil }

    @Test("a file that names itself 16,000 times is written once")
    func once() {
        let file = PictureFiles.heif(tiff, exif: .everywhere(1_000))
        let written = HEIFItems(file).told.ranges.reduce(0) { $0 + $1.count }
        #expect(written <= file.count)
        #expect(!tells(PictureCleaning.cleaned(file)))
    }

    @Test("wherever HEIF puts it: in the file's description, without a length, in many pieces")
    func places() {
        for place in [PictureFiles.ExifPlace.data, .description, .toTheEnd, .pieces(40)] {
            let file = PictureFiles.heif(tiff, exif: place)
            let cleaned = PictureCleaning.cleaned(file)
            #expect(cleaned.count == file.count && cleaned != file && PictureExif(cleaned).point == nil, "\(place)")
            #expect(!tells(cleaned), "\(place)")
            // The image is still there.
            #expect(cleaned.firstRange(of: Array(repeating: 9, count: 64)) != nil, "\(place)")
            #expect(PictureCleaning.cleaned(cleaned) == cleaned, "\(place)")
        }
        #expect(PictureExif(PictureFiles.heif(tiff, exif: .description)).point != nil)
    }

    @Test("a HEIF file that is not understood is handed out without its content")
    func unknown() {
        var cut = PictureFiles.heif(tiff)
        if let places = cut.firstRange(of: Array("iloc".utf8))?.upperBound { cut[places] = 3 }
        for file in [PictureFiles.heif(tiff, exif: .item), cut, PictureFiles.heif(tiff, exif: .everywhere(1_025))] {
            let cleaned = PictureCleaning.cleaned(file)
            #expect(cleaned.count == file.count && cleaned.prefix(20) == file.prefix(20))
            #expect(cleaned.dropFirst(20).allSatisfy { $0 == 0 })
        }
    }

    @Test("what stands beside the pictures of a HEIF file is left out, as the film that some put behind")
    func beside() {
        let film = PictureFiles.box("mpvd", Array("+42.3867-071.0983/".utf8))
        let cleaned = PictureCleaning.cleaned(PictureFiles.heif(tiff, behind: film + [1, 2, 3, 4]))
        #expect(cleaned.suffix(film.count - 4).allSatisfy { $0 == 0 })
        #expect(cleaned.firstRange(of: Array(repeating: 9, count: 64)) != nil)
    }

    @Test("the small copies of JPEG files are left out, in JFXX and in JFIF")
    func copies() {
        let size: [UInt8] = Array("JFIF\u{0}".utf8) + [1, 2, 0, 0, 1, 0, 1]
        let jpeg: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 19] + size + [1, 1, 77, 77, 77]
            + [0xFF, 0xE0, 0, 10] + Array("JFXX\u{0}".utf8) + [0x10, 78, 78]
            + [0xFF, 0xEE, 0, 5, 79, 79, 79] + PictureFiles.picture
        let cleaned = PictureCleaning.cleaned(jpeg)
        #expect(cleaned == [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + size + [0, 0] + PictureFiles.picture)
    }

    @Test("WebP loses Exif, XMP and what nobody knows, and says so; what is shown stays")
    func webP() {
        let file = PictureFiles.webP(tiff)
        let cleaned = PictureCleaning.cleaned(file)
        #expect(!tells(cleaned) && cleaned.firstRange(of: Array("GPSLatitude".utf8)) == nil)
        let content: [UInt8] =
            Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0x20, 0, 0, 0, 1, 0, 0, 1, 0, 0] + Array("ICCP".utf8)
            + [3, 0, 0, 0, 3, 3, 3, 0] + Array("VP8 ".utf8) + [41, 0, 0, 0] + Array(repeating: 7, count: 41) + [0]
        #expect(cleaned == Array("RIFF".utf8) + [UInt8(content.count), 0, 0, 0] + content)
        #expect(PictureCleaning.cleaned(cleaned) == cleaned)
        for count in file.indices { #expect(!tells(PictureCleaning.cleaned(Array(file.prefix(count))))) }
    }

    @Test("PNG loses chunks that nobody knows")
    func png() {
        let known = PictureFiles.png(tiff)
        let made: [UInt8] = [0, 0, 0, 4] + Array("zxIf".utf8) + Array("home".utf8) + [0, 0, 0, 0]
        var file = known
        file.insert(contentsOf: made, at: 33)
        #expect(PictureCleaning.cleaned(file) == PictureCleaning.cleaned(known))
    }
}
