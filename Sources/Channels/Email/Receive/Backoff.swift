/// Growing waits after faults: 1, 2, 4 … 60 s, with some chance in them so that many mailboxes do not come back at the same instant.
struct Backoff {
    /// At least this after a refused login: frequent tries lock accounts.
    static let afterRefusal: Duration = .seconds(60)
    private static let longest = 60.0

    private var seconds = 1.0

    mutating func next() -> Duration {
        defer { seconds = min(seconds * 2, Self.longest) }
        return .seconds(seconds * Double.random(in: 0.75...1.25))
    }

    mutating func reset() { seconds = 1 }
}
