/// Waits until `condition` holds, looking again every millisecond.
///
/// - Throws: `NeverHappened` when it does not hold within `limit`.
package func eventually(
    within limit: Duration = .seconds(30), _ condition: @Sendable () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + limit
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened(limit: limit) }
        try await Task.sleep(for: .milliseconds(1))
    }
}

/// What a test waited for did not come about.
package struct NeverHappened: Error, CustomStringConvertible {
    let limit: Duration
    package var description: String { "did not happen within \(limit)" }
}
