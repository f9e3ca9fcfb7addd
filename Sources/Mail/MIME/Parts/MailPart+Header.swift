extension MailPart {
    /// Takes from a header what describes the part. `isInDigest`: its default type is then message/rfc822.
    mutating func read(_ bytes: Span<UInt8>, _ fields: [HeaderField], isInDigest: Bool, defects: inout MailDefectSet) {
        if isInDigest {
            mediaType = .message
            kind = .message
        }
        var hasType = false
        for field in fields {
            switch field.known {
            case .contentType:
                if contentType != nil { defects.insert(.repeatedContentType) }
                if !hasType { hasType = readType(bytes, field.value) }
            case .transferEncoding: encoding = TransferEncoding(bytes, in: field.value)
            case .disposition where disposition == nil:
                disposition = field.value
                let word = ParameterizedValue(bytes, in: field.value).word
                isAttachment = bytes.equals("attachment", in: word)
                isInline = bytes.equals("inline", in: word)
            case .contentID where contentID == nil: contentID = field.value
            default: break
            }
        }
        if contentType != nil, !hasType { defects.insert(.badContentType) }
        if encoding == .unknown { defects.insert(.unknownTransferEncoding) }
    }

    /// Reads a Content-Type. Without a readable type the part stays what it was; false then.
    private mutating func readType(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
        contentType = value
        let word = ParameterizedValue(bytes, in: value).word
        guard let type = MediaType(bytes, in: word) else {
            // Mailers before MIME was final wrote "text" alone.
            return bytes.equals("text", in: word)
        }
        mediaType = type
        kind = Self.kind(of: type)
        return true
    }

    /// The boundary of a multipart, or nil.
    func boundary(_ bytes: Span<UInt8>) -> [UInt8]? {
        guard let contentType else { return nil }
        guard var boundary = ParameterizedValue(bytes, in: contentType).token("boundary", bytes) else { return nil }
        // RFC 2046: a boundary does not end with a space, and lines are compared without trailing blanks.
        while let last = boundary.last, last.isWhitespace { boundary.removeLast() }
        return boundary.isEmpty ? nil : boundary
    }

    /// The name under which the part was sent: the filename of its disposition, else the name of its type.
    func name(_ bytes: Span<UInt8>) -> String? {
        let filename = disposition.flatMap { ParameterizedValue(bytes, in: $0).text("filename", bytes) }
        if let filename, !filename.isEmpty { return filename }
        let name = contentType.flatMap { ParameterizedValue(bytes, in: $0).text("name", bytes) }
        return name.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The charset parameter, or nil.
    func charset(_ bytes: Span<UInt8>) -> [UInt8]? {
        contentType.flatMap { ParameterizedValue(bytes, in: $0).token("charset", bytes) }
    }
}
