/// The header of a mail or of one of its parts: its fields in their order, over the raw octets.
///
/// Reading costs one pass; a value is decoded when it is asked for. Names are compared without case.
///
///     let headers = HeaderFields(parsing: rawMail)      // a whole mail, or a header block alone
///     headers.first("Subject")                          // unfolded, encoded words decoded
///     headers.values("Received").count
package struct HeaderFields: Sendable {
    /// The octets that the ranges of `fields` refer to: the whole mail, shared and not copied.
    let storage: [UInt8]
    let fields: [HeaderField]
    /// Where the body starts in the octets parsed.
    let bodyStart: Int

    /// Reads the header block at the start of `bytes`, which may go on with a body. Any octets are a header, if only an
    /// empty one.
    package init(parsing bytes: [UInt8], limits: MailLimits = .standard) {
        let scanner = HeaderScanner(
            bytes.span, in: 0..<bytes.count, isWholeMail: true, limit: limits.headerFields, boundaries: BoundaryStack())
        self.init(storage: bytes, fields: scanner.fields, bodyStart: scanner.bodyStart)
    }

    init(storage: [UInt8], fields: [HeaderField], bodyStart: Int) {
        self.storage = storage
        self.fields = fields
        self.bodyStart = bodyStart
    }

    /// How many fields there are.
    package var count: Int { fields.count }

    /// The header block as it arrived.
    package var raw: ArraySlice<UInt8> {
        guard let first = fields.first else { return storage[bodyStart..<bodyStart] }
        return storage[first.name.lowerBound..<max(bodyStart, first.name.lowerBound)]
    }
}
