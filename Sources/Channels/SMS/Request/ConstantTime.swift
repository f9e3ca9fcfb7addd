/// Comparing secrets without telling by the time it takes how far they agree.
enum ConstantTime {
    /// Whether both hold the same bytes. The time depends on the lengths alone, which are no secret.
    static func areEqual(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        var difference: UInt8 = 0
        for (x, y) in zip(a, b) { difference |= x ^ y }
        return difference == 0
    }
}
