/// Takes a mail's octets apart into its tree of parts in one pass (RFC 2046 section 5.1).
///
/// Every delimiter line is compared with all open multiparts, so that an outer delimiter also closes inner ones that were
/// never closed, and no octet is read once for each level. What is missing is forgiven: without a boundary
/// the body is text, without an end the last part goes to the end.
struct PartScanner: ~Copyable {
    /// Where a part's content ended, and the delimiter that ended it; nil at the end of the mail.
    private struct End {
        var content: Int
        var next: Int
        var delimiter: BoundaryStack.Match?
    }

    /// Whatever the limits say, the scan is recursive and the stack is finite.
    private static let depthCeiling = 100

    private let limits: MailLimits
    private var boundaries = BoundaryStack()
    private var isFull = false
    private(set) var parts: [MailPart] = []
    private(set) var fields: [HeaderField] = []
    private(set) var bodyStart = 0
    private(set) var defects: MailDefectSet = []

    /// Scans a whole mail.
    init(_ bytes: Span<UInt8>, limits: MailLimits) {
        self.limits = limits
        let header = HeaderScanner(
            bytes, in: 0..<bytes.count, isWholeMail: true, limit: limits.headerFields, boundaries: boundaries)
        fields = header.fields
        bodyStart = header.bodyStart
        defects = header.defects
        var root = MailPart()
        root.read(bytes, fields, isInDigest: false, defects: &defects)
        _ = scanBody(bytes, of: root, from: bodyStart)
    }

    /// Scans one part inside a multipart, whose header starts at `start`.
    private mutating func scanPart(_ bytes: Span<UInt8>, from start: Int, in parent: MailPart.Kind) -> End {
        let header = HeaderScanner(
            bytes, in: start..<bytes.count, isWholeMail: false, limit: limits.headerFields, boundaries: boundaries)
        var part = MailPart()
        // Text right behind a delimiter is common enough to be no defect of the mail as a whole.
        if header.defects.contains(.tooManyHeaderFields) { defects.insert(.tooManyHeaderFields) }
        part.parent = parent
        part.read(bytes, header.fields, isInDigest: parent == .digest, defects: &defects)
        return scanBody(bytes, of: part, from: header.bodyStart)
    }

    private mutating func scanBody(_ bytes: Span<UInt8>, of part: MailPart, from start: Int) -> End {
        guard parts.count < limits.parts else {
            defects.insert(.tooManyParts)
            isFull = true
            return End(content: bytes.count, next: bytes.count, delimiter: nil)
        }
        let index = parts.count
        parts.append(part)
        var end: End
        if part.mediaType.type == "multipart" {
            end = scanMultipart(bytes, at: index, from: start)
        } else {
            end = nextDelimiter(bytes, from: start)
        }
        parts[index].body = start..<max(start, end.content)
        parts[index].subtreeCount = parts.count - index
        return end
    }

    private mutating func scanMultipart(_ bytes: Span<UInt8>, at index: Int, from start: Int) -> End {
        guard let boundary = parts[index].boundary(bytes) else {
            defects.insert(.boundaryMissing)
            return asText(index, nextDelimiter(bytes, from: start))
        }
        guard boundaries.depth < min(limits.depth, Self.depthCeiling) else {
            defects.insert(.tooDeep)
            parts[index].kind = .other
            return nextDelimiter(bytes, from: start)
        }
        let level = boundaries.depth
        let kind = parts[index].kind
        boundaries.push(boundary)
        var end = nextDelimiter(bytes, from: start)
        if end.delimiter?.level != level {
            boundaries.pop()
            defects.insert(.boundaryNotFound)
            return asText(index, end)
        }
        let preambleEnd = end.content
        while let found = end.delimiter, found.level == level, !found.isClosing, !isFull {
            end = scanPart(bytes, from: end.next, in: kind)
        }
        boundaries.pop()
        if end.delimiter?.level == level {
            // The epilogue goes on to the next delimiter of an outer multipart.
            let content = end.content
            end = nextDelimiter(bytes, from: end.next)
            if boundaries.depth == 0 { end.content = max(content, start) }
        } else if !isFull {
            defects.insert(.multipartUnterminated)
        }
        if parts.count == index + 1 {
            // Opened and closed without a part: what stands before it is all there is.
            end.content = preambleEnd
            return asText(index, end)
        }
        return end
    }

    private mutating func asText(_ index: Int, _ end: End) -> End {
        parts[index].kind = .plain
        return end
    }

    /// The next line that delimits an open multipart.
    private func nextDelimiter(_ bytes: Span<UInt8>, from start: Int) -> End {
        guard boundaries.depth > 0 else { return End(content: bytes.count, next: bytes.count, delimiter: nil) }
        var index = start
        while let hyphen = bytes.firstIndex(of: ASCII.hyphen, in: index..<bytes.count) {
            let startsLine = hyphen == start || bytes[hyphen - 1] == ASCII.lf
            guard startsLine, hyphen + 1 < bytes.count, bytes[hyphen + 1] == ASCII.hyphen else {
                index = hyphen + 1
                while index < bytes.count, bytes[index] == ASCII.hyphen { index += 1 }
                continue
            }
            let lineEnd = bytes.lineEnd(from: hyphen, to: bytes.count)
            if let match = boundaries.match(bytes, line: hyphen..<lineEnd) {
                return End(
                    content: Self.contentEnd(bytes, before: hyphen, from: start), next: lineEnd, delimiter: match)
            }
            index = lineEnd
        }
        return End(content: bytes.count, next: bytes.count, delimiter: nil)
    }

    /// The line end before a delimiter belongs to the delimiter.
    private static func contentEnd(_ bytes: Span<UInt8>, before delimiter: Int, from start: Int) -> Int {
        var end = delimiter
        if end > start, bytes[end - 1] == ASCII.lf { end -= 1 }
        while end > start, end < delimiter, bytes[end - 1] == ASCII.cr { end -= 1 }
        return end
    }
}
