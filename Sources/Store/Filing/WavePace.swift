/// How many messages are read together: fewer where many had to wait for one before them, since what was read about those is read again.
struct WavePace {
    private static let most = 64

    private(set) var size = most

    /// - Parameters:
    ///   - taken: how many could be filed together.
    ///   - count: how many were read.
    mutating func took(_ taken: Int, of count: Int) {
        size = taken < count ? max(1, taken) : min(Self.most, size * 2)
    }
}
