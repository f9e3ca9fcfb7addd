import Intake
import TestKit
import Testing

@Suite struct SharesTests {
    @Test(
        "shares",
        arguments: [
            ([], []), ([0], [0]), ([0, 0, 0], [0, 0, 0]), ([5], [1000]), ([1, 1], [500, 500]),
            ([1, 1, 1], [334, 333, 333]),
            ([0, 3, 0], [0, 1000, 0]), ([2, 1], [667, 333]), ([1, 2], [333, 667]), ([1, 999], [1, 999]),
            ([1, 9_999], [0, 1000]),
            ([1, 1, 1, 1, 1, 1], [167, 167, 167, 167, 166, 166]), ([-4, 1, 1], [0, 500, 500]), ([-1], [0]),
            ([Int.max, 0], [1000, 0]), ([Int.max / 2, Int.max / 2], [500, 500]), ([Int.max, Int.max], [0, 0]),
        ] as [([Int], [Int])])
    func shares(counts: [Int], tenths: [Int]) {
        #expect(Shares.tenths(of: counts) == tenths)
    }

    @Test("they add up to 100.0 %, none is a tenth off, and order among the counts is kept", arguments: 0..<200)
    func property(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let counts = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            Int.random(in: 0...(Bool.random(using: &generator) ? 3 : 1_000_000), using: &generator)
        }
        let total = counts.reduce(0, +)
        let tenths = Shares.tenths(of: counts)
        #expect(tenths.reduce(0, +) == (total == 0 ? 0 : 1_000))
        for (count, share) in zip(counts, tenths) where total > 0 {
            #expect(abs(Double(share) - Double(count) * 1_000 / Double(total)) < 1)
            if count == 0 { #expect(share == 0) }
        }
        for a in counts.indices {
            for b in counts.indices where counts[a] > counts[b] { #expect(tenths[a] >= tenths[b]) }
        }
    }

    @Test("as text", arguments: [(0, "0.0"), (5, "0.5"), (123, "12.3"), (1000, "100.0")])
    func text(tenths: Int, text: String) {
        #expect(Shares.text(tenths) == text)
    }
}
