import Foundation

/// Draws of a seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct GeneratorRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// 0 to `bound` − 1.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// 0 up to, but not, 1.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func happens(_ probability: Double) -> Bool { share() < probability }

    /// Around 0 with a standard deviation of 1: the sum of twelve even draws (Irwin–Hall).
    mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + share() } }

    /// A place in a list of weights that add up to `sum`.
    mutating func index(of weights: [Double], sum: Double) -> Int {
        var draw = share() * sum
        for (index, weight) in weights.enumerated() {
            draw -= weight
            if draw < 0 { return index }
        }
        return weights.count - 1
    }

    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Bits for tracking numbers, of which no two of a city are the same: a counter, multiplied by an odd number, in the 45 bits that a number
/// takes of a draw.
struct DistinctDraws: RandomNumberGenerator {
    private static let mask: UInt64 = (1 << 45) - 1
    private var counter: UInt64

    init(seed: UInt64) { counter = GeneratorRandom.mixed(seed) & Self.mask }

    mutating func next() -> UInt64 {
        counter = (counter + 1) & Self.mask
        return counter &* 0x9E37_79B9_7F4A_7C15 & Self.mask
    }
}
