/// Cuts what an SMTP server sends into replies: bytes in at any split, replies out.
struct SMTPReplyReader {
    enum Failure: Error, Equatable {
        case lineTooLong
        case tooManyLines
        case notAReply
    }

    /// RFC 5321 §4.5.3.1.5 allows 512 bytes a line; servers that quote addresses and links exceed it.
    private static let lineLimit = 8 << 10
    private static let linesLimit = 200

    private var buffer: [UInt8] = []
    private var lines: [String] = []

    mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    /// The next whole reply, or nil where more bytes are needed.
    mutating func next() throws(Failure) -> SMTPReply? {
        while let end = buffer.firstIndex(of: ASCII.lf) {
            let line = buffer[..<end]
            let text = String(decoding: line.last == ASCII.cr ? line.dropLast() : line, as: UTF8.self)
            buffer.removeFirst(end + 1)
            guard text.utf8.count <= Self.lineLimit else { throw .lineTooLong }
            guard SMTPReply.code(of: text) != nil else { throw .notAReply }
            lines.append(text)
            guard lines.count <= Self.linesLimit else { throw .tooManyLines }
            if text.utf8.dropFirst(3).first == ASCII.hyphen { continue }
            defer { lines = [] }
            return SMTPReply(lines: lines)
        }
        guard buffer.count <= Self.lineLimit else { throw .lineTooLong }
        return nil
    }
}
