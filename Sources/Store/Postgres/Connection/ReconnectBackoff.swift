/// When a connection that could not be made is tried again: soon at first, then less and less often, for ever.
struct ReconnectBackoff {
    private static let shortest: Duration = .milliseconds(50)
    private static let longest: Duration = .seconds(2)

    private var distance = Self.shortest
    private var next: ContinuousClock.Instant?

    func mayTry(at now: ContinuousClock.Instant) -> Bool { next.map { now >= $0 } ?? true }

    mutating func succeeded() {
        distance = Self.shortest
        next = nil
    }

    mutating func failed(at now: ContinuousClock.Instant) {
        next = now + distance
        distance = min(Self.longest, distance * 2)
    }
}
