/// How a photograph is to be turned for looking at it, which telephones write into its Exif instead of turning it.
enum PictureTurn {
    private static let tag: UInt16 = 0x0112

    /// A JPEG segment that says nothing else; nil where the picture stands right, or does not say.
    static func segment(of jpeg: [UInt8]) -> [UInt8]? {
        guard let tiff = PictureBytes.exif(in: jpeg) else { return nil }
        let directory = TIFFDirectory(tiff)
        guard let field = directory.fields(at: directory.first)[tag], let turn = directory.short(field),
            (2...8).contains(turn)
        else { return nil }
        // One directory with one field, of type SHORT (TIFF 6.0 §2).
        let content: [UInt8] =
            PictureBytes.exifMark + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(turn), 0, 0, 0, 0, 0, 0]
        return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }
}
