import Foundation

/// Chance that is the same for the same seed on every machine: SplitMix64 (Steele, Lea, Flood 2014).
package struct SimulationRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// Evenly from 0, included, to 1, excluded.
    package mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Exponential with this mean.
    package mutating func exponential(mean: Double) -> Double { -mean * log(1 - fraction()) }

    /// Normal with mean 0 and variance 1 (Box and Muller).
    package mutating func normal() -> Double {
        let radius = (-2 * log(1 - fraction())).squareRoot()
        return radius * cos(2 * .pi * fraction())
    }
}
