/// Waits until `condition` holds, looking again after a twentieth of the time that has passed, 1 to 50 ms.
///
/// - Throws: `NeverHappened` when it does not hold within `limit`.
package func eventually(
    within limit: Duration = Patience.usual, fileID: String = #fileID, line: Int = #line,
    _ condition: @Sendable () async throws -> Bool
) async throws {
    let start = ContinuousClock.now
    let end = start + limit
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened(limit: limit, place: "\(fileID):\(line)") }
        // The longer it takes, the less often we look: many a look opens a database or asks a gateway, and tests that looked a thousand
        // times a second would take the processor from what they wait for.
        let pause = (ContinuousClock.now - start) / 20
        try await Task.sleep(for: min(max(pause, .milliseconds(1)), .milliseconds(50)))
    }
}

/// What a test waited for did not come about.
package struct NeverHappened: Error, CustomStringConvertible {
    let limit: Duration
    /// Where it was waited for: a test throws from within helpers.
    let place: String
    package var description: String { "did not happen within \(limit), awaited at \(place)" }
}
