/// How many rows to take at a time: a thousand small ones, a few large ones, so that neither memory nor a transaction grows with what
/// residents sent.
struct BatchPace {
    private static let bytes = 4 << 20
    private static let bounds = 16...1_000

    private(set) var rows = 200

    /// Goes by the rows that were taken last.
    mutating func took(rows taken: Int, bytes: Int) {
        guard taken > 0 else { return }
        let fitting = Self.bytes / max(1, bytes / taken)
        rows = min(max(fitting, Self.bounds.lowerBound), Self.bounds.upperBound)
    }
}
