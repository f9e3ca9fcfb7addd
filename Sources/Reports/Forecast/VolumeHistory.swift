import Intake

/// What came, day by day without a gap, in days since 1970.
struct VolumeHistory {
    let range: Range<Int>
    private let byDay: [[Int]]
    private let totals: [Double]

    /// From the first day on which anything came through the last one given; a day between that is not given had nothing. Texts that are no
    /// day are left out.
    init(_ volumes: [HourlyVolume]) {
        var known: [Int: [Int]] = [:]
        for volume in volumes {
            guard let day = CivilDate(volume.day)?.daysSince1970 else { continue }
            known[day] = known[day].map { zip($0, volume.hours).map(+) } ?? volume.hours
        }
        let first = known.filter { $0.value.contains { $0 > 0 } }.keys.min() ?? 0
        let end = (known.keys.max() ?? -1) + 1
        self.init(
            first..<max(first, end), (first..<max(first, end)).map { known[$0] ?? Array(repeating: 0, count: 24) })
    }

    private init(_ range: Range<Int>, _ byDay: [[Int]]) {
        self.range = range
        self.byDay = byDay
        totals = byDay.map { Double($0.reduce(0, +)) }
    }

    var days: [Int] { Array(range) }
    var last: Int { range.upperBound - 1 }

    func total(on day: Int) -> Double { totals[day - range.lowerBound] }
    func hours(on day: Int) -> [Int] { byDay[day - range.lowerBound] }

    /// What was known before a day.
    func before(_ day: Int) -> VolumeHistory {
        let end = max(range.lowerBound, min(day, range.upperBound))
        return VolumeHistory(range.lowerBound..<end, Array(byDay.prefix(end - range.lowerBound)))
    }

    /// Days unlike the same weekday in the weeks around: four times as far from their median as days mostly are, or as chance would have it.
    ///
    /// Five weeks are looked at, so that a storm of a fortnight stands out, while a change that lasts three weeks is taken for the new normal.
    func outliers(except holidays: Set<Int>) -> Set<Int> {
        let gaps = days.map { day -> (day: Int, gap: Double, expected: Double) in
            let weeks = around(day).filter { !holidays.contains($0) }
            let expected = Self.median(weeks.map { total(on: $0) })
            return (day, total(on: day) - expected, expected)
        }
        let ordinary = gaps.filter { !holidays.contains($0.day) }
        let scale = Self.median(ordinary.map { abs($0.gap) / max(1, $0.expected).squareRoot() }) * 1.4826
        return Set(
            ordinary.filter { abs($0.gap) > 4 * max(1, scale) * max(1, $0.expected).squareRoot() }.map(\.day))
    }

    /// The five days of its weekday nearest to a day, itself among them; fewer where there are not as many.
    private func around(_ day: Int) -> [Int] {
        var start = day - 14
        while start + 28 > last { start -= 7 }
        while start < range.lowerBound { start += 7 }
        return (0..<5).map { start + $0 * 7 }.filter { range.contains($0) }
    }

    static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
}
