/// Random numbers that are the same in every run and on every machine (SplitMix64): what is learnt can be learnt again.
struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    @inline(__always)
    mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// Puts a list into another order. (The standard library's shuffle may change with its version.)
    mutating func shuffle(_ list: inout [Int]) {
        for index in stride(from: list.count - 1, to: 0, by: -1) {
            list.swapAt(index, Int(truncatingIfNeeded: next() % UInt64(index + 1)))
        }
    }
}
