import Testing

@testable import Web

@Suite struct AxisTests {
    @Test(
        "ticks are round, reach the largest and are few",
        arguments: [
            (100, [0, 20, 40, 60, 80, 100]), (1_140, [0, 200, 400, 600, 800, 1_000, 1_200]), (3, [0, 1, 2, 3]),
            (1, [0, 1]), (0, [0, 1]), (7, [0, 1, 2, 3, 4, 5, 6, 7]), (8, [0, 2, 4, 6, 8]), (0.2, [0, 1]),
        ] as [(Double, [Double])])
    func counted(largest: Double, ticks: [Double]) {
        #expect(AxisTicks(through: largest, whole: true).values == ticks)
    }

    @Test("whatever the size", arguments: [0.0004, 0.3, 2.5, 99, 1e4, 123_456_789, 4e12])
    func sizes(largest: Double) {
        let ticks = AxisTicks(through: largest, whole: false)
        #expect(ticks.largest >= largest * 0.999_99 && ticks.values.count <= 9 && ticks.values.count >= 3)
    }

    @Test("no number is no axis of its own", arguments: [Double.nan, .infinity, -4])
    func none(largest: Double) {
        #expect(AxisTicks(through: largest, whole: true).values == [0, 1])
    }

    @Test("labels that do not fit are thinned in even steps back from the last")
    func labels() {
        let axis = ChartAxis(labels: (0..<53).map { "W\($0 + 1)" })
        let shown = axis.shown(room: 300, letters: 13)
        #expect(shown.last == 52 && shown.count < 10)
        #expect(Set(zip(shown, shown.dropFirst()).map { $1 - $0 }).count == 1)
        #expect(ChartAxis(labels: []).shown(room: 300, letters: 13) == [])
        #expect(ChartAxis(labels: ["Nov 21"]).shown(room: 1, letters: 13) == [0])
    }

    @Test("numbers as people write them")
    func numbers() {
        #expect(ChartText.amount(0) == "0" && ChartText.amount(3.44) == "3.4" && ChartText.amount(12.6) == "13")
        #expect(ChartText.amount(1_234_007) == "1,234,007" && ChartText.amount(-2_000) == "−2,000")
        #expect(ChartText.place(-0.04) == "0" && ChartText.place(12.25) == "12.3" && ChartText.place(.nan) == "0")
        #expect(
            ChartUnit.percent.text(30.42) == "30.4\u{A0}%"
                && ChartText.cut("Parks and Recreation", to: 6) == "Parks and…")
    }

    @Test("names beside a chart keep their distance and stay within it")
    func spread() {
        let places = SeriesLabels.spread([20, 21, 22, 290, 295], gap: 19, within: 14...296)
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 18.999 })
        #expect(places.allSatisfy { (14...296).contains($0) })
    }
}
