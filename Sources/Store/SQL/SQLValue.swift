/// One value on its way into a statement. The same five kinds exist on SQLite and PostgreSQL.
package enum SQLValue: Hashable, Sendable {
    case null
    case int64(Int64)
    case double(Double)
    /// Text in UTF-8. U+0000 is stored as U+FFFD on both engines, because PostgreSQL's text cannot hold it and SQLite's
    /// functions stop at it.
    case text(String)
    case bytes([UInt8])
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    package init(integerLiteral value: Int64) { self = .int64(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }
}

extension SQLValue {
    /// 0 or 1: a truth value stands as an integer on both engines (DESIGN §5).
    package static func flag(_ value: Bool) -> SQLValue { .int64(value ? 1 : 0) }

    package static func int(_ value: Int) -> SQLValue { .int64(Int64(value)) }

    /// NULL where `value` is nil.
    package static func optional(_ value: Int64?) -> SQLValue { value.map { .int64($0) } ?? .null }

    /// NULL where `value` is nil.
    package static func optional(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
}
