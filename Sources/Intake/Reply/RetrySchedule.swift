/// When an outbound message that was refused for now is tried again: after 1, 5, 15 and 60 minutes, then at twice the distance
/// each time, until it is 48 hours old; then it is a dead letter.
package struct RetrySchedule: Sendable {
    private static let first: [Duration] = [.seconds(60), .seconds(300), .seconds(900), .seconds(3600)]
    private static let lifetime: Duration = .seconds(48 * 3600)

    package init() {}

    /// The next time; nil where it is too old.
    ///
    /// - Parameter attempts: how often it was tried, 1 after the first failure.
    package func next(attempts: Int, createdAt: Moment, now: Moment) -> Moment? {
        guard now < createdAt + Self.lifetime else { return nil }
        let index = max(1, attempts) - 1
        if index < Self.first.count { return now + Self.first[index] }
        let doubled = min(index - Self.first.count + 1, 4)
        return now + .seconds(3600 << doubled)
    }
}
