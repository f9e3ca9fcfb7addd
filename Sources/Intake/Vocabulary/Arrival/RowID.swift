/// A row's key: made by the application, 64 bits, and ascending with time, so that it means the same on SQLite and PostgreSQL
/// and orders rows by arrival (DESIGN §5).
package struct RowID: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (a: RowID, b: RowID) -> Bool { a.rawValue < b.rawValue }

    package var description: String { String(rawValue) }
}
