import Foundation
import Testing

@testable import Web

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct ChartTests {
    private static let axis = ChartAxis(
        labels: ["W46", "W47", "W48"], titles: ["Week 46 of 2026", "Week 47 of 2026", "Week 48 of 2026"])
    private static let evil = "<b onload=\"x()\">O'Neil & \u{1}Sons</b>"

    private static func area(_ rows: [(String, [Double])], asShares: Bool = true) -> StackedAreaChart {
        StackedAreaChart(
            title: "Share of each channel", axis: axis, series: rows.map { ChartSeries(name: $0.0, values: $0.1) },
            noun: "contacts", asShares: asShares)
    }

    private static let shares = area([("Phone", [60, 50, 40]), ("Chat", [10, 20, 31]), ("Text", [30, 30, 29])])

    /// Every kind, with data, with hardly any and with none, and with texts and numbers that mean harm.
    private static let all: [any Chart] = [
        shares, area([]), area([("Phone", [0, 0, 0])]), area([(evil, [.nan, -4, .infinity]), ("Chat", [1])]),
        area([("Phone", [1, 2, 3])], asShares: false),
        StackedAreaChart(
            title: evil, axis: ChartAxis(labels: [evil]), series: [ChartSeries(name: evil, values: [5])], noun: evil,
            asShares: true),
        BandChart(
            title: evil, axis: axis, points: [.init(5), .init(7), .init(6, low: 4, high: 9)], unit: .count(of: evil)),
        BandChart(title: "Gaps", axis: axis, points: [.init(5), .init(nil), .init(6)], unit: .percent),
        BandChart(title: "None", axis: axis, points: [], unit: .percent),
        BarChart(title: evil, bars: [.init(evil, 3), .init("B", .nan), .init("C", -1)], unit: .count(of: "requests")),
        BarChart(title: "None", bars: [], unit: .percent),
        Sparkline(title: evil, values: [1, 2, .nan, 4], unit: .count(of: "contacts")),
        Sparkline(title: "One", values: [3], unit: .percent), Sparkline(title: "None", values: [], unit: .percent),
    ]

    @Test(
        "each drawing is well-formed, named and described, and holds nothing that the pages forbid", arguments: 0..<14)
    func structure(index: Int) throws {
        let chart = Self.all[index]
        for size in ChartSize.allCases {
            let svg = chart.svg(size, id: "a b\"c-1")
            #expect(XMLParser(data: Data(svg.utf8)).parse())
            #expect(svg.contains("role=\"img\"") && svg.contains("viewBox=\"0 0 "))
            #expect(svg.contains("aria-labelledby=\"abc-1-title\" aria-describedby=\"abc-1-desc\""))
            #expect(svg.contains("<title id=\"abc-1-title\">") && svg.contains("<desc id=\"abc-1-desc\">"))
            for forbidden in ["<b ", "style=", "<script", "<style", " onload=\"", "nan", "inf\"", "href"] {
                #expect(!svg.contains(forbidden))
            }
        }
        #expect(XMLParser(data: Data(chart.figure(id: "f").utf8)).parse())
    }

    @Test("the sentence of shares names the largest, and what rose and fell most")
    func shareSummary() {
        #expect(
            Self.shares.summary
                == "Week 48 of 2026: Phone had the most, 40.0\u{A0}% of 100 contacts. Since Week 46 of 2026, Chat rose most, from "
                + "10.0\u{A0}% to 31.0\u{A0}%, and Phone fell most, from 60.0\u{A0}% to 40.0\u{A0}%.")
        #expect(
            Self.area([("Phone", [6, 5, 6]), ("Chat", [4, 5, 4])]).summary
                == "Week 48 of 2026: Phone had the most, 60.0\u{A0}% of 10 contacts. No share changed since Week 46 of 2026."
        )
        #expect(
            Self.area([("Phone", [600, 500, 1_400])], asShares: false).summary
                == "Week 48 of 2026: Phone had the most, 1,400 of 1,400 contacts. Since Week 46 of 2026, all together went from 600 "
                + "to 1,400.")
        #expect(Self.area([("Phone", [0, 0, 0])]).summary == "Nothing to show for this time.")
        #expect(Self.area([("Phone", [3, 0, 0])]).summary.hasPrefix("Week 48 of 2026: there were no contacts."))
    }

    @Test("the other sentences")
    func summaries() {
        let band = BandChart(
            title: "Phone", axis: Self.axis, points: [.init(500), .init(600), .init(550, low: 480, high: 640)],
            unit: .count(of: "calls"))
        #expect(
            band.summary
                == "Week 47 of 2026: 600 calls, after 500 (Week 46 of 2026). Expected for Week 48 of 2026: between 550 and 550 calls, "
                + "and within 480 and 640 four times out of five.")
        let bars = BarChart(
            title: "By department", bars: [.init("Parks", 3), .init("Health", 9)], unit: .count(of: "requests"))
        #expect(bars.summary == "Of 2, Health has the most with 9 requests, Parks the least with 3.")
        let spark = Sparkline(title: "Contacts", values: [3, 5, 12], unit: .count(of: "contacts"))
        #expect(spark.summary == "Up from 3 to 12 contacts over 3 points.")
    }

    @Test("the areas of shares fill the whole height at every point")
    func heights() {
        let svg = Self.shares.svg(.wide, id: "a")
        let paths = svg.components(separatedBy: "class=\"chart-area\" d=\"M").dropFirst().map {
            $0.prefix { $0 != "Z" }.split(separator: "L").map { $0.split(separator: " ").compactMap { Double($0) } }
        }
        #expect(paths.count == 3)
        for path in paths { #expect(path.count == 6) }
        #expect(paths.first?.suffix(3).allSatisfy { $0[1] == 300 } == true)
        #expect(paths.last?.prefix(3).allSatisfy { $0[1] == 10 } == true)
        // Each begins where the one below it ends.
        for (below, above) in zip(paths, paths.dropFirst()) {
            #expect(Array(below.prefix(3)) == Array(above.suffix(3).reversed()))
        }
    }

    @Test("a series keeps its colour where another is empty, and an empty one is not named")
    func tones() {
        let svg = Self.area([("Email", [0, 0, 0]), ("Chat", [1, 2, 3])]).svg(.wide, id: "a")
        #expect(svg.contains("url(#a-t1)") && svg.contains("id=\"a-t1\"") && !svg.contains("Email"))
        #expect(svg.contains("Chat 100.0\u{A0}%"))
    }

    @Test("a figure has both sizes, whose patterns are told apart, and the sentence once more for all to read")
    func figure() {
        let figure = Self.shares.figure(id: "share")
        #expect(
            figure.contains("<div class=\"chart-wide\"><svg") && figure.contains("<div class=\"chart-narrow\"><svg"))
        #expect(figure.contains("id=\"share-wide-t1\"") && figure.contains("id=\"share-narrow-t1\""))
        #expect(figure.contains("<figcaption>Week 48 of 2026: Phone"))
        #expect(!Self.area([]).figure(id: "none").contains("figcaption"))
    }
}
