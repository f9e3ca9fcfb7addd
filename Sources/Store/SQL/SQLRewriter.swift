import Intake

/// Rewrites a portable statement for one engine in one pass over its bytes: `$n` becomes the engine's parameter and `{word}`
/// its word. String literals, quoted names, comments and dollar-quoted strings are copied as they stand.
struct SQLRewriter {
    private let source: [UInt8]
    private let dialect: Dialect
    private var position = 0
    private var output: [UInt8] = []

    init(text: String, dialect: Dialect) {
        source = Array(text.utf8)
        self.dialect = dialect
        output.reserveCapacity(source.count + 32)
    }

    mutating func rewritten() throws(StoreFailure) -> String {
        while position < source.count {
            switch source[position] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                copyQuoted(by: source[position])
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
                copyLine()
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                copy(through: Array("*/".utf8), from: position + 2)
            case UInt8(ascii: "$"):
                rewriteDollar()
            case UInt8(ascii: "{"):
                try rewriteWord()
            case let byte where Self.isNameByte(byte):
                // A whole name or number at once: a `$` within it belongs to the name.
                copy(while: { Self.isNameByte($0) || $0 == UInt8(ascii: "$") })
            default:
                output.append(source[position])
                position += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private var next: UInt8? { position + 1 < source.count ? source[position + 1] : nil }

    /// A doubled quote within needs no case of its own: it ends one literal and starts the next.
    private mutating func copyQuoted(by quote: UInt8) {
        let end = source[(position + 1)...].firstIndex(of: quote) ?? source.count - 1
        copy(upTo: end + 1)
    }

    private mutating func copyLine() {
        copy(upTo: source[position...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count)
    }

    private mutating func copy(through end: [UInt8], from start: Int) {
        var index = min(start, source.count)
        while index < source.count, !source[index...].starts(with: end) { index += 1 }
        copy(upTo: min(index + end.count, source.count))
    }

    private mutating func copy(while belongs: (UInt8) -> Bool) {
        copy(upTo: source[position...].firstIndex { !belongs($0) } ?? source.count)
    }

    private mutating func copy(upTo end: Int) {
        output += source[position..<end]
        position = end
    }

    /// `$12` is a parameter; `$tag$…$tag$` a literal of PostgreSQL; anything else stays.
    private mutating func rewriteDollar() {
        let rest = source[(position + 1)...]
        let end = rest.firstIndex { !Self.isNameByte($0) } ?? source.count
        if let first = rest.first, Self.isDigit(first) {
            output += Array(dialect.parameterMark.utf8)
            position += 1
            copy(while: Self.isDigit)
        } else if end < source.count, source[end] == UInt8(ascii: "$") {
            copy(through: Array(source[position...end]), from: end + 1)
        } else {
            output.append(source[position])
            position += 1
        }
    }

    private mutating func rewriteWord() throws(StoreFailure) {
        let end = source[position...].firstIndex(of: UInt8(ascii: "}")) ?? source.count
        let name = String(decoding: source[(position + 1)..<end], as: UTF8.self)
        guard end < source.count, let word = dialect.word(name) else {
            throw StoreFailure(.refused, "a statement names the word {\(name)}, which no dialect has")
        }
        output += Array(word.utf8)
        position = end + 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
            || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }
}
