import Intake
import TestKit
import Testing

@Suite("Photographs in the files that telephones send")
struct PictureFileTests {
    /// The TIFF structure alone, without JPEG and mark.
    private let tiff = Array(SamplePicture(bigEndian: true).bytes.dropFirst(12).dropLast(2))

    private var files: [[UInt8]] {
        [
            PictureFiles.png(tiff), PictureFiles.heif(tiff),
            PictureFiles.jpeg(SamplePicture(bigEndian: false).bytes, turn: 0),
            PictureFiles.jpeg(SamplePicture(bigEndian: true).bytes),
        ]
    }

    @Test("PNG, HEIF and JPEG tell where they were taken, until they are cleaned; cleaning twice changes nothing")
    func cleaned() {
        for file in files {
            #expect(PictureExif(file).point != nil)
            let cleaned = PictureCleaning.cleaned(file)
            #expect(PictureExif(cleaned).point == nil && PictureExif(cleaned).takenAt == nil)
            #expect(PictureCleaning.cleaned(cleaned) == cleaned)
            for words in ["GPS", "at home", "MPF", "2026:11:21"] {
                #expect(cleaned.firstRange(of: Array(words.utf8)) == nil, "\(words)")
            }
        }
    }

    @Test("what is shown stays bit for bit: coded picture, colours, and how it is turned")
    func shown() throws {
        let cleaned = PictureCleaning.cleaned(PictureFiles.jpeg(SamplePicture(bigEndian: true).bytes))
        #expect(Array(cleaned.suffix(PictureFiles.picture.count)) == PictureFiles.picture)
        #expect(cleaned.firstRange(of: Array("ICC_PROFILE".utf8)) != nil)
        #expect(cleaned.firstRange(of: [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) != nil)
        let png = PictureCleaning.cleaned(PictureFiles.png(tiff))
        #expect(
            png.firstRange(of: Array(repeating: 7, count: 40)) != nil && png.firstRange(of: Array("eXIf".utf8)) == nil)
        let heif = PictureFiles.heif(tiff)
        #expect(PictureCleaning.cleaned(heif).count == heif.count)
        #expect(PictureCleaning.cleaned(heif).firstRange(of: Array(repeating: 9, count: 64)) != nil)
    }

    @Test(
        "what is no picture comes back as it is",
        arguments: ["", "%PDF-1.7 GPS", "GIF89a", "\u{0}\u{0}\u{0}\u{18}ftypmp42"])
    func others(_ text: String) { #expect(PictureCleaning.cleaned(Array(text.utf8)) == Array(text.utf8)) }

    @Test(
        "cut off anywhere, and with wrong bytes, they are read or left, and cleaning tells no place and adds nothing",
        arguments: 0..<24)
    func damaged(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let whole = files[seed % files.count]
        for round in 0..<120 {
            var bytes = round % 3 == 0 ? Array(whole.prefix(generator.below(whole.count + 1))) : whole
            if !bytes.isEmpty {
                for _ in 0...generator.below(8) { bytes[generator.below(bytes.count)] = UInt8(generator.below(256)) }
            }
            if let point = PictureExif(bytes).point {
                #expect(abs(point.latitude) <= 90 && abs(point.longitude) <= 180)
            }
            let cleaned = PictureCleaning.cleaned(bytes)
            #expect(PictureExif(cleaned).point == nil)
            // How it is turned takes 36 bytes.
            #expect(cleaned.count <= bytes.count + 36)
        }
    }

    @Test("sizes and counts without end are left")
    func endless() {
        var heif = PictureFiles.heif(tiff)
        if let iloc = heif.firstRange(of: Array("iloc".utf8))?.upperBound {
            heif.replaceSubrange(iloc + 6..<iloc + 8, with: [0xFF, 0xFF])
        }
        _ = PictureExif(heif)
        #expect(PictureCleaning.cleaned(heif).count == heif.count)
        let boxes = Array("\u{0}\u{0}\u{0}\u{8}ftyp\u{0}\u{0}\u{0}\u{0}meta".utf8)
        #expect(PictureExif(boxes).point == nil)
        let long: [UInt8] = Array("\u{0}\u{0}\u{0}\u{1}ftyp".utf8) + Array(repeating: 0xFF, count: 64)
        #expect(PictureCleaning.cleaned(long) == long)
    }
}
