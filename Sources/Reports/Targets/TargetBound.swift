/// On which side of a target's value a figure meets it.
package enum TargetBound: String, CaseIterable, Codable, Hashable, Sendable {
    case atLeast = "at_least"
    case atMost = "at_most"

    package var title: String { self == .atLeast ? "at least" : "at most" }
}
