/// A piece of work: the id of its row in the queue.
package struct ItemID: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (a: ItemID, b: ItemID) -> Bool { a.rawValue < b.rawValue }

    package var description: String { String(rawValue) }
}
