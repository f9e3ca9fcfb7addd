import Foundation
import Testing

@testable import Web

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("What is noted on a chart's time")
struct MarkTests {
    private static let days = (1...30).map { "Nov \($0)" }

    private static func chart(_ marks: [ChartMark]) -> StackedAreaChart {
        StackedAreaChart(
            title: "Contacts", axis: ChartAxis(labels: days),
            series: [ChartSeries(name: "Phone", values: Array(repeating: 5, count: days.count))], noun: "contacts",
            asShares: true, marks: marks)
    }

    private static let marks = [
        ChartMark(number: 1, first: 0, last: 0, text: "Nov 1: <snow> & ice"),
        ChartMark(number: 2, first: 10, last: 12, text: "Nov 11 to 13: portal down"),
        ChartMark(number: 3, first: 11, last: 11, text: "Nov 12: parade"),
        ChartMark(number: 4, first: 29, last: 29, text: "Nov 30: storm"),
    ]

    @Test("numbers stand above, those too near together as one, and words beneath and in the description")
    func numbers() throws {
        let chart = Self.chart(Self.marks)
        let wide = chart.svg(.wide, id: "c")
        #expect(XMLParser(data: Data(wide.utf8)).parse())
        for number in ["1", "2–3", "4"] { #expect(wide.contains(">\(number)</text>"), "\(number)") }
        #expect(!wide.contains(">2</text>"))
        #expect(wide.contains("Noted: 1: Nov 1: &lt;snow&gt; &amp; ice; 2: Nov 11 to 13: portal down"))
        let figure = chart.figure(id: "c")
        #expect(XMLParser(data: Data(figure.utf8)).parse())
        #expect(figure.contains("<li dir=\"auto\" value=\"4\">Nov 30: storm</li></ol></figcaption>"))
        // Nothing of it without marks, and everything within the drawing with them.
        #expect(
            !Self.chart([]).figure(id: "c").contains("<ol") && !Self.chart([]).svg(.wide, id: "c").contains("Noted"))
        for size in ChartSize.allCases {
            let lefts = chart.svg(size, id: "c").matches(
                of: #/class="chart-badge" x="([0-9.]+)" y="([0-9.]+)" width="([0-9.]+)"/#)
            #expect(!lefts.isEmpty)
            for found in lefts {
                let (x, width) = (try #require(Double(found.1)), try #require(Double(found.3)))
                #expect(x >= 0 && x + width <= size.width)
                #expect(try #require(Double(found.2)) >= 0)
            }
        }
    }

    @Test("a band chart has them too")
    func band() {
        let chart = BandChart(
            title: "Expected", axis: ChartAxis(labels: Self.days), points: Self.days.map { _ in .init(4) },
            unit: .count(of: "contacts"), marks: Self.marks)
        #expect(chart.svg(.narrow, id: "c").contains("class=\"chart-badge\""))
    }
}
