import Intake
import Mail

/// Where the photographs of a mail were taken, as they say themselves.
enum MailPictures {
    /// Pictures that are looked at.
    private static let most = 8
    /// Bytes from the begin of a JPEG or PNG: its Exif stands in the first segments, of 64 KB each.
    private static let begin = 256 * 1_024
    /// Bytes of a HEIF file, which may tell at its end.
    private static let whole = 16 << 20

    static func points(of mail: ParsedMail) -> [ToldPoint] {
        mail.attachments.lazy.filter { limit(of: $0) != nil }.prefix(most).compactMap { picture in
            limit(of: picture).flatMap { ToldPoint(picture: picture.content(limit: $0)) }
        }
    }

    /// How much of a picture is read; nil for what is none. Some programs name no type, and only the file's name tells.
    private static func limit(of part: MailAttachment) -> Int? {
        let ending = (part.name ?? "").suffix(5).split(separator: ".").last?.lowercased() ?? ""
        switch (part.mediaType.description.lowercased(), ending) {
        case ("image/jpeg", _), ("image/jpg", _), ("image/png", _): return begin
        case ("image/heic", _), ("image/heif", _): return whole
        case ("application/octet-stream", "jpg"), ("application/octet-stream", "jpeg"),
            ("application/octet-stream", "png"):
            return begin
        case ("application/octet-stream", "heic"), ("application/octet-stream", "heif"): return whole
        default: return nil
        }
    }
}
