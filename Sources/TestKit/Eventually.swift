/// Waits until `condition` holds, looking again every millisecond.
///
/// - Throws: `NeverHappened` when it does not hold within `limit`.
package func eventually(
    within limit: Duration = .seconds(30), fileID: String = #fileID, line: Int = #line,
    _ condition: @Sendable () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + limit
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened(limit: limit, place: "\(fileID):\(line)") }
        try await Task.sleep(for: .milliseconds(1))
    }
}

/// What a test waited for did not come about.
package struct NeverHappened: Error, CustomStringConvertible {
    let limit: Duration
    /// Where it was waited for: a test throws from within helpers.
    let place: String
    package var description: String { "did not happen within \(limit), awaited at \(place)" }
}
