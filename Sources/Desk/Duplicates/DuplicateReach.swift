package import Intake

/// How far from a request, in room and time, its duplicates may lie: the catalogue says it for each type.
package struct DuplicateReach: Hashable, Sendable {
    /// For staff, who see more than the public (`duplicate_metres`, 0 for never).
    private static let usualMetres = 1_000
    private static let usualDays = 30

    package let metres: Int
    package let days: Int

    /// - Parameter type: the request's; nil where nobody told.
    package init(_ type: RequestType?) {
        metres = type?.duplicateMetres ?? Self.usualMetres
        days = type?.duplicateDays ?? Self.usualDays
    }
}
