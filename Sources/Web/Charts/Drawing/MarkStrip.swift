/// The numbers of a chart's marks above its data: a line down from each, and a bar over the points that it lasts. Numbers that would lie
/// on each other stand together: `2–4`.
struct MarkStrip {
    /// What the strip takes above the data.
    static let height = 24.0

    private struct Group {
        var numbers: ClosedRange<Int>
        /// Where its lines stand, from left to right.
        var places: [Double]
        /// How far its bar reaches.
        var end: Double

        var text: String {
            numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)–\(numbers.upperBound)"
        }

        var middle: Double { ((places.first ?? 0) + (places.last ?? 0)) / 2 }
    }

    let marks: [ChartMark]

    func draw(_ plot: ChartPlot, in svg: inout SVGWriter) {
        for group in groups(plot) {
            for place in group.places { line(place, plot, in: &svg) }
            if let first = group.places.first, group.end > first {
                svg.empty(
                    "path",
                    [
                        "class": "chart-mark", "fill": "none", "stroke": "#76808c", "stroke-width": "3",
                        "d": "M\(ChartText.place(first)) \(ChartText.place(plot.top))H\(ChartText.place(group.end))",
                    ])
            }
            badge(group, plot, in: &svg)
        }
    }

    private func line(_ place: Double, _ plot: ChartPlot, in svg: inout SVGWriter) {
        let x = ChartText.place(place)
        svg.empty(
            "line",
            [
                "class": "chart-mark", "x1": x, "x2": x, "y1": ChartText.place(plot.top - 4),
                "y2": ChartText.place(plot.bottom), "stroke": "#76808c", "stroke-dasharray": "3 3",
            ])
    }

    private func badge(_ group: Group, _ plot: ChartPlot, in svg: inout SVGWriter) {
        let width = Self.width(group.text, plot)
        let left = max(1, min(group.middle - width / 2, plot.size.width - width - 1))
        svg.empty(
            "rect",
            [
                "class": "chart-badge", "x": ChartText.place(left), "y": ChartText.place(plot.top - 23),
                "width": ChartText.place(width), "height": "18", "rx": "9", "fill": "#fff", "stroke": "#76808c",
            ])
        svg.element(
            "text",
            [
                "x": ChartText.place(left + width / 2), "y": ChartText.place(plot.top - 9.5), "text-anchor": "middle",
                "font-weight": "600",
            ], text: group.text)
    }

    /// By the points where they begin; marks are in the order of these.
    private func groups(_ plot: ChartPlot) -> [Group] {
        var groups: [Group] = []
        for mark in marks {
            let next = Group(
                numbers: mark.number...mark.number, places: [plot.x(mark.first)], end: plot.x(mark.last))
            guard var last = groups.last, Self.collide(last, next, plot) else {
                groups.append(next)
                continue
            }
            last.numbers = last.numbers.lowerBound...max(last.numbers.upperBound, mark.number)
            last.places += last.places.contains(next.places[0]) ? [] : next.places
            last.end = max(last.end, next.end)
            groups[groups.count - 1] = last
        }
        return groups
    }

    private static func collide(_ a: Group, _ b: Group, _ plot: ChartPlot) -> Bool {
        b.middle - a.middle < (width(a.text, plot) + width(b.text, plot)) / 2 + 2
    }

    private static func width(_ text: String, _ plot: ChartPlot) -> Double {
        max(18, ChartText.width(text) * plot.size.letters + 10)
    }
}
