/// The fields of an `application/x-www-form-urlencoded` body or query string, decoded from bytes (WHATWG URL §5.1): `+` is
/// a space, `%XX` a byte, a broken escape stands for itself, a name without `=` has an empty value.
///
/// All decoded bytes stand in one buffer and a field is two ranges in it: a callback costs three allocations, however
/// many fields it has.
struct FormFields {
    /// Providers send some thirty fields, Twilio's largest messages about sixty.
    static let maximumFields = 1000

    private struct Field {
        var name: Range<Int>
        var value: Range<Int>
    }

    private let bytes: [UInt8]
    private let fields: [Field]

    /// Decodes `encoded`. Nil where it holds more than `maximumFields` fields.
    init?(_ encoded: some Collection<UInt8>) {
        var bytes: [UInt8] = []
        var fields: [Field] = []
        bytes.reserveCapacity(encoded.count)
        fields.reserveCapacity(32)
        var rest = encoded[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let pair = rest[..<end]
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            guard !pair.isEmpty else { continue }
            guard fields.count < Self.maximumFields else { return nil }
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            let nameStart = bytes.count
            PercentCoding.decode(pair[..<(equals ?? pair.endIndex)], into: &bytes)
            let valueStart = bytes.count
            if let equals { PercentCoding.decode(pair[pair.index(after: equals)...], into: &bytes) }
            fields.append(Field(name: nameStart..<valueStart, value: valueStart..<bytes.count))
        }
        self.bytes = bytes
        self.fields = fields
    }

    /// The first value of `name`, as bytes; nil where the field is absent.
    func value(_ name: StaticString) -> ArraySlice<UInt8>? {
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        for field in fields where field.name.count == wanted.count {
            if bytes[field.name].elementsEqual(wanted) { return bytes[field.value] }
        }
        return nil
    }

    /// The first value of `name` as text, invalid UTF-8 replaced; nil where the field is absent or empty, since no
    /// provider means anything by an empty value and an empty id is no id (LESSONS 6).
    func text(_ name: StaticString) -> String? {
        guard let value = value(name), !value.isEmpty else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    /// The same for a name that is made at run time, as `MediaUrl7` is.
    func text(named name: String) -> String? {
        for field in fields where field.name.count == name.utf8.count && !field.value.isEmpty {
            if bytes[field.name].elementsEqual(name.utf8) { return String(decoding: bytes[field.value], as: UTF8.self) }
        }
        return nil
    }

    /// Every name followed by its value, names in byte order and the values of one name as a sorted set: what Twilio signs.
    var sortedNamesAndValues: [UInt8] {
        let sorted = fields.sorted { isBefore($0, $1) }
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count)
        for (index, field) in sorted.enumerated() {
            if index > 0, !isBefore(sorted[index - 1], field) { continue }
            joined += bytes[field.name]
            joined += bytes[field.value]
        }
        return joined
    }

    private func isBefore(_ a: Field, _ b: Field) -> Bool {
        let order = compare(a.name, b.name)
        return order == 0 ? compare(a.value, b.value) < 0 : order < 0
    }

    /// Byte order, which for UTF-8 is the order of code points.
    private func compare(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        var (i, j) = (a.lowerBound, b.lowerBound)
        while i < a.upperBound, j < b.upperBound {
            if bytes[i] != bytes[j] { return Int(bytes[i]) - Int(bytes[j]) }
            i += 1
            j += 1
        }
        return a.count - b.count
    }
}
