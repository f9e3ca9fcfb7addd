import Intake
import Reports
import Testing

@Suite("Figures in rows and columns")
struct FigureTableTests {
    private func row(_ measure: Measure, _ labels: [String], _ amount: Int, bucket: Int? = nil) -> FigureRow {
        var sum = FigureSum()
        sum.add(amount, bucket: bucket)
        return FigureRow(measure: measure, labels: labels, sum: sum)
    }

    @Test("shares add up to the whole, and rows that must stand there do with zero")
    func shares() {
        let table = FigureTable(
            [.contact], [row(.contact, ["b"], 1), row(.contact, ["c"], 1), row(.contact, ["a"], 1)],
            labels: ["phone", "a"])
        #expect(table.rows.map(\.label) == ["phone", "a", "b", "c"])
        #expect(table.rows.map { $0.shares[.contact] } == [0, 334, 333, 333])
        #expect(table.total[.contact].count == 3 && table.total.shares[.contact] == 1_000)
    }

    @Test("times are the upper bounds of their buckets, scores their means; what is by nothing is of the whole alone")
    func figures() {
        let hour = DurationBucket.index(ofMilliseconds: 3_600_000)
        let day = DurationBucket.index(ofMilliseconds: 86_400_000)
        let table = FigureTable(
            [.resolution, .overall],
            [
                row(.resolution, [], 9, bucket: hour), row(.resolution, [], 1, bucket: day),
                row(.overall, ["x"], 2, bucket: 5), row(.overall, ["x"], 1, bucket: 4),
            ])
        #expect(table.rows.map(\.label) == ["x"])
        #expect(table.total[.resolution].quantile(percent: 50) == DurationBucket.upperBound(ofIndex: hour))
        #expect(table.total[.resolution].quantile(percent: 91) == DurationBucket.upperBound(ofIndex: day))
        #expect(table.total[.overall].meanHundredths == 467)
        #expect(table.rows.first?[.resolution].quantile(percent: 50) == nil)
    }

    @Test("figures are written as people read them")
    func words() {
        #expect(FigureWords.count(1_234_567) == "1,234,567" && FigureWords.count(-1_000) == "−1,000")
        #expect(FigureWords.duration(59_000) == "59 s" && FigureWords.duration(12_000_000) == "3 h 20 min")
        #expect(FigureWords.duration(440_000_000) == "5 d 2 h")
        #expect(FigureWords.change(11, 10) == "+10.0 %" && FigureWords.change(9, 10) == "−10.0 %")
        #expect(FigureWords.change(1, 0) == "–" && FigureWords.hundredths(405) == "4.05")
    }
}
