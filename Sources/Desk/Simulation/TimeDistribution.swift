import Foundation
import Intake

/// How long something takes.
package enum TimeDistribution: Hashable, Sendable {
    case fixed(Duration)
    case exponential(mean: Duration)
    /// - Parameter variation: the standard deviation as a share of the mean.
    case lognormal(mean: Duration, variation: Double)

    package var mean: Duration {
        switch self {
        case .fixed(let mean), .exponential(let mean), .lognormal(let mean, _): mean
        }
    }

    /// Milliseconds, not below 0.
    func draw(_ random: inout SimulationRandom) -> Double {
        let mean = Double(mean.milliseconds)
        switch self {
        case .fixed: return max(0, mean)
        case .exponential: return mean > 0 ? random.exponential(mean: mean) : 0
        case .lognormal(_, let variation):
            guard mean > 0 else { return 0 }
            let variance = log(1 + variation * variation)
            return exp(log(mean) - variance / 2 + variance.squareRoot() * random.normal())
        }
    }
}
