/// The id of an account; as an agent at the desk its owner is `AgentID` of the same number.
package struct AccountID: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (a: AccountID, b: AccountID) -> Bool { a.rawValue < b.rawValue }

    package var description: String { String(rawValue) }
}
