/// Counts words that are all in capitals, by their ASCII letters.
struct CapitalCount {
    private(set) var shouted = 0
    private var capitals = 0
    private var hasSmall = false

    mutating func add(_ scalar: UInt32) {
        if scalar &- 0x41 < 26 { capitals += 1 }
        if scalar &- 0x61 < 26 { hasSmall = true }
    }

    mutating func endPiece() {
        if capitals >= 2, !hasSmall { shouted += 1 }
        capitals = 0
        hasSmall = false
    }
}
