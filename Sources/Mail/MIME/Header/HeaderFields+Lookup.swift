extension HeaderFields {
    /// The value of the first field called `name`, unfolded and decoded (RFC 2047); nil if there is none. A field that is there and
    /// empty is "".
    package func first(_ name: String) -> String? {
        firstIndex(name).map { text(fields[$0]) }
    }

    /// The values of all fields called `name`, in their order, unfolded and decoded.
    package func values(_ name: String) -> [String] {
        fields.indices.filter { isNamed($0, name) }.map { text(fields[$0]) }
    }

    /// The octets of the first field called `name`, as they arrived, folding included, without the blanks at both ends.
    package func rawValue(_ name: String) -> ArraySlice<UInt8>? {
        firstIndex(name).map { storage[storage.span.trimmed(fields[$0].value)] }
    }

    /// The octets of all fields called `name`, unfolded, in their order. Encoded words stay what they are: in a structured field they are
    /// no text (RFC 2047 §5), and decoding them would make separators of what a sender hid in an address.
    package func unfoldedValues(_ name: String) -> [[UInt8]] {
        fields.indices.filter { isNamed($0, name) }.map { index in
            HeaderText.unfolded(storage.span.extracting(storage.span.trimmed(fields[index].value)))
        }
    }

    /// Whether there is a field called `name`.
    package func contains(_ name: String) -> Bool { firstIndex(name) != nil }

    /// How many fields are called `name`.
    package func count(of name: String) -> Int {
        fields.indices.reduce(0) { $0 + (isNamed($1, name) ? 1 : 0) }
    }

    /// Every field as its name and its decoded value, in their order.
    package var pairs: [(name: String, value: String)] {
        fields.map { (String(mail: storage.span.extracting($0.name)), text($0)) }
    }

    /// The decoded value of one field.
    func text(_ field: HeaderField) -> String {
        var ignored: MailDefectSet = []
        return HeaderText.string(storage.span, in: field.value, defects: &ignored)
    }

    private func firstIndex(_ name: String) -> Int? {
        fields.indices.first { isNamed($0, name) }
    }

    private func isNamed(_ index: Int, _ name: String) -> Bool {
        let range = fields[index].name
        guard range.count == name.utf8.count else { return false }
        return zip(storage[range], name.utf8).allSatisfy { $0.lowercasedASCII == $1.lowercasedASCII }
    }
}

extension HeaderFields {
    /// The mailboxes of all fields called `name`.
    package func addresses(_ name: String) -> [MailAddress] {
        var ignored: MailDefectSet = []
        return fields.indices.filter { isNamed($0, name) }
            .flatMap { AddressParser.mailboxes(storage.span, in: fields[$0].value, defects: &ignored) }
    }

    /// The Message-ID without its brackets; nil if absent or empty.
    package var messageID: String? {
        var ignored: MailDefectSet = []
        return firstIndex("Message-ID").flatMap {
            MessageIDs.first(storage.span, in: fields[$0].value, defects: &ignored)
        }
    }

    /// The media type of the first Content-Type field, or nil if there is none that can be read.
    package var mediaType: MediaType? {
        firstIndex("Content-Type").flatMap {
            MediaType(storage.span, in: ParameterizedValue(storage.span, in: fields[$0].value).word)
        }
    }

    /// A parameter of the first field called `name`: `parameter("report-type", of: "Content-Type")`.
    package func parameter(_ parameter: StaticString, of name: String) -> String? {
        firstIndex(name).flatMap {
            ParameterizedValue(storage.span, in: fields[$0].value).text(parameter, storage.span)
        }
    }
}
