/// A rule that never decides, since an earlier one holds wherever it does, and ends the list.
package struct UnreachableRule: Hashable, Sendable, CustomStringConvertible {
    /// Its place in the list, from 0, and its name.
    package let index: Int
    package let name: String
    /// The earlier rule's.
    package let earlier: Int
    package let earlierName: String

    package var description: String {
        "rule \(index + 1) (\(name)) never decides: rule \(earlier + 1) (\(earlierName)) before it holds wherever it does, and ends the list; put it first, or ask for more in the earlier one"
    }
}
