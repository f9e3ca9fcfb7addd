/// Writes JSON objects as bytes (RFC 8259), one a line: for what every callback writes. Total and without Foundation.
struct JSONWriter {
    private static let digits = [UInt8]("0123456789abcdef".utf8)

    private(set) var bytes: [UInt8]
    private var needsComma = false

    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Writes an object with the fields that `content` writes.
    mutating func object(_ content: (inout JSONWriter) -> Void) {
        open("{")
        content(&self)
        close("}")
    }

    /// Ends a line: what follows is a value of its own.
    mutating func endLine() {
        bytes.append(TextCallback.lineEnd)
        needsComma = false
    }

    mutating func array(_ content: (inout JSONWriter) -> Void) {
        open("[")
        content(&self)
        close("]")
    }

    /// A field's name; its value must follow.
    mutating func name(_ name: StaticString) {
        separate()
        string(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A field with a text, left out where it is nil.
    mutating func field(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        self.name(name)
        value(text)
    }

    /// A field with a whole number, left out where it is nil.
    mutating func field(_ name: StaticString, _ number: Int64?) {
        guard let number else { return }
        self.name(name)
        bytes += String(number).utf8
        needsComma = true
    }

    mutating func value(_ text: String) {
        separate()
        string(text.utf8)
        needsComma = true
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func string(_ text: some Sequence<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        let isWritten: Void? = text.withContiguousStorageIfAvailable { escape($0) }
        if isWritten == nil { Array(text).withUnsafeBufferPointer { escape($0) } }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends runs of what stands for itself as wholes: nearly all of a text is one.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for (index, byte) in text.enumerated() where Self.isEscaped(byte) {
            bytes.append(contentsOf: text[start..<index])
            start = index + 1
            bytes.append(UInt8(ascii: "\\"))
            if byte >= 0x20 {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")]
                bytes += [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
            }
        }
        bytes.append(contentsOf: text[start...])
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
