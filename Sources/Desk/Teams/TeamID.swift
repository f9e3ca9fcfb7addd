/// A team of a department: the id of its row.
package struct TeamID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (a: TeamID, b: TeamID) -> Bool { a.rawValue < b.rawValue }

    package var description: String { String(rawValue) }
}
