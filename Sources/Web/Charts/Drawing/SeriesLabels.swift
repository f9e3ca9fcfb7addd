/// The names of the series beside their areas, or below where there is no room beside.
struct SeriesLabels {
    struct Entry {
        var text: String
        var tone: ChartTone
        /// Where its area ends on the right.
        var y: Double
    }

    private static let line = 19.0

    let entries: [Entry]
    let id: String

    /// Beside, each as near to its area as the others let it, with a thin line to it.
    func drawBeside(_ plot: ChartPlot, in svg: inout SVGWriter) {
        let sorted = entries.sorted { $0.y < $1.y }
        for (entry, y) in zip(
            sorted, Self.spread(sorted.map(\.y), gap: Self.line, within: plot.top + 4...plot.bottom - 4))
        {
            let edge = plot.right
            svg.empty(
                "path",
                [
                    "d":
                        "M\(ChartText.place(edge + 2)) \(ChartText.place(entry.y))L\(ChartText.place(edge + 12)) \(ChartText.place(y))",
                    "fill": "none", "stroke": entry.tone.colour,
                ])
            draw(entry, x: edge + 14, y: y, room: plot.size.width - edge - 34, plot, in: &svg)
        }
    }

    /// Below, two a row, the topmost first.
    func drawBelow(_ plot: ChartPlot, in svg: inout SVGWriter) {
        let column = plot.size.width / 2
        for (index, entry) in entries.reversed().enumerated() {
            draw(
                entry, x: 4 + Double(index % 2) * column, y: plot.height + 12 + Double(index / 2) * 22,
                room: column - 26,
                plot, in: &svg)
        }
    }

    private func draw(
        _ entry: Entry, x: Double, y: Double, room: Double, _ plot: ChartPlot, in svg: inout SVGWriter
    ) {
        svg.empty(
            "rect",
            [
                "x": ChartText.place(x), "y": ChartText.place(y - 7), "width": "14", "height": "14",
                "fill": entry.tone.fill(id),
            ])
        svg.element(
            "text", ["x": ChartText.place(x + 19), "y": ChartText.place(y + 4.5)],
            text: ChartText.cut(entry.text, to: room / plot.size.letters))
    }

    /// Places from top to bottom that keep their distance and stay within bounds as long as there is room.
    static func spread(_ places: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
        var result: [Double] = []
        for place in places { result.append(max(place, (result.last ?? -.infinity) + gap)) }
        var limit = bounds.upperBound
        for index in result.indices.reversed() {
            result[index] = min(result[index], limit)
            limit = result[index] - gap
        }
        let over = bounds.lowerBound - (result.first ?? bounds.lowerBound)
        return over > 0
            ? result.enumerated().map { max($0.element, bounds.lowerBound + Double($0.offset) * gap) } : result
    }
}
