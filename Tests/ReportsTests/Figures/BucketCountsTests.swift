import Reports
import TestKit
import Testing

@Suite("Counts by bucket")
struct BucketCountsTests {
    @Test("merged in any way they are what a dictionary gives, and their text reads back", arguments: 0..<40)
    func merging(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var naive: [Int: Int] = [:]
        var whole = BucketCounts()
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            var part = BucketCounts()
            let times = Bool.random(using: &generator) ? 1 : -1
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                let (bucket, count) = (
                    Int.random(in: 0...30, using: &generator), Int.random(in: -3...5, using: &generator)
                )
                part.add(count, to: bucket)
                naive[bucket, default: 0] += count * times
            }
            whole.merge(part, times: times)
        }
        #expect(
            whole.rows.map { [$0.bucket, $0.count] }
                == naive.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
        #expect(whole.total == naive.values.reduce(0, +))
        #expect(BucketCounts(text: whole.text) == whole)
    }

    @Test("what is no pair is passed over", arguments: ["", " ", "x", "12", "12:", ":", "12:0", "-"])
    func malformed(text: String) {
        #expect(BucketCounts(text: text).isEmpty)
        #expect(BucketCounts(text: text + " 7:2").rows.map(\.count) == [2])
    }

    @Test("numbers beyond all bounds are no crash")
    func huge() {
        #expect(BucketCounts(text: "1:99999999999999999999999999").rows.count == 1)
    }
}
