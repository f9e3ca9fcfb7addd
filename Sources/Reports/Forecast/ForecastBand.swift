/// How far from what was expected it may come, learnt from a trial: between the tenth and the ninetieth of a hundred.
struct ForecastBand {
    /// How uncertain an amount is grows with its root by chance alone, and with itself by what no forecast knows.
    private let relative: Double
    private let low: Double
    private let high: Double

    init(_ pairs: [ForecastTrial.Pair]) {
        let squares = pairs.reduce(0) { $0 + $1.expected * $1.expected }
        let excess = pairs.reduce(0) {
            $0 + ($1.came - $1.expected) * ($1.came - $1.expected) - $1.expected
        }
        let relative = squares > 0 ? max(0, excess / squares) : 0
        let scaled = pairs.map { ($0.came - $0.expected) / Self.scale($0.expected, relative) }.sorted()
        self.relative = relative
        low = scaled.isEmpty ? 0 : min(0, scaled[(scaled.count - 1) / 10])
        high =
            scaled.isEmpty ? 0 : max(0, scaled[(scaled.count - 1) * 9 / 10 + ((scaled.count - 1) * 9 % 10 > 0 ? 1 : 0)])
    }

    func value(_ expected: Double) -> ForecastValue {
        let scale = expected > 0 ? Self.scale(expected, relative) : 0
        return ForecastValue(
            expected: expected, low: max(0, expected + low * scale), high: max(0, expected + high * scale))
    }

    private static func scale(_ expected: Double, _ relative: Double) -> Double {
        (max(0.25, expected) + relative * expected * expected).squareRoot()
    }
}
