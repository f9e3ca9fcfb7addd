/// Somebody of the staff: the id of their account. Supervisors have one too.
package struct AgentID: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (a: AgentID, b: AgentID) -> Bool { a.rawValue < b.rawValue }

    package var description: String { String(rawValue) }
}
