/// Writes a mail's HTML for its frame, in one pass: pictures by Content-ID (RFC 2392) become data, and elements that ask the network for
/// something which no policy forbids become ones that mean nothing.
struct FramedMarkup {
    /// Bytes that pictures may take in what is written, however often each is shown. A mail of a few megabytes may name one picture a
    /// hundred thousand times; what is over stays a name, and is shown as a missing picture.
    static let budget = 16 << 20
    /// Bytes of a Content-ID that is looked for.
    private static let longestID = 998

    /// `link rel=preconnect` opens connections whatever the content policy says, and a frame's `srcdoc` may hide one; `meta` and `base`
    /// change what the policy and the headers say of other elements.
    private static let broken = ["link", "meta", "base", "iframe", "frame", "object", "embed"].map { Array($0.utf8) }

    private static let scheme = Array("cid:".utf8)

    let pictures: [[UInt8]: [UInt8]]
    private var left = Self.budget
    private var written: [UInt8] = []

    /// - Parameter pictures: what stands for `cid:` and the id, by the id.
    init(pictures: [[UInt8]: [UInt8]]) { self.pictures = pictures }

    /// - Parameter html: in UTF-8.
    mutating func made(of html: [UInt8]) -> String {
        written.reserveCapacity(html.count)
        var index = 0
        while index < html.count {
            if let end = picture(html, at: index) {
                index = end
                continue
            }
            written.append(html[index])
            if html[index] == UInt8(ascii: "<"), Self.isBroken(html, after: index) {
                written.append(contentsOf: "x-".utf8)
            }
            index += 1
        }
        return String(decoding: written, as: UTF8.self)
    }

    /// Writes the picture whose address begins here.
    ///
    /// - Returns: the end of the address; nil where none begins, or the picture is not shown.
    private mutating func picture(_ html: [UInt8], at start: Int) -> Int? {
        guard !pictures.isEmpty, Self.isWord(html, at: start, Self.scheme) else { return nil }
        let begin = start + Self.scheme.count
        let limit = min(html.count, begin + Self.longestID)
        let end = html[begin..<limit].firstIndex { Self.ends($0) } ?? limit
        guard let data = pictures[Array(html[begin..<end])], data.count <= left else { return nil }
        left -= data.count
        written.append(contentsOf: data)
        return end
    }

    /// Whether a byte ends an address, within an attribute or a style.
    private static func ends(_ byte: UInt8) -> Bool {
        byte <= 0x20 || [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: ">")].contains(byte)
    }

    private static func isBroken(_ html: [UInt8], after index: Int) -> Bool {
        broken.contains { isWord(html, at: index + 1, $0) }
    }

    private static func isWord(_ html: [UInt8], at start: Int, _ word: [UInt8]) -> Bool {
        guard start + word.count <= html.count else { return false }
        for (offset, letter) in word.enumerated() {
            let byte = html[start + offset]
            guard byte == letter || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == letter
            else { return false }
        }
        return true
    }
}
