/// Several series over time on top of each other: as volumes, or as each one's share of their sum.
package struct StackedAreaChart: Chart {
    package var title: String
    package var axis: ChartAxis
    /// The first stands at the bottom. A series keeps its colour and pattern by its place here, even where others are empty.
    package var series: [ChartSeries]
    /// What is counted, in the plural: `contacts`.
    package var noun: String
    package var asShares: Bool
    package var marks: [ChartMark]

    package init(
        title: String, axis: ChartAxis, series: [ChartSeries], noun: String, asShares: Bool,
        marks: [ChartMark] = []
    ) {
        self.title = title
        self.axis = axis
        self.series = series
        self.noun = noun
        self.asShares = asShares
        self.marks = marks
    }

    package func svg(_ size: ChartSize, id: String) -> String {
        guard hasData else { return nothing(id: id, size) }
        let largest = axis.labels.indices.map { total($0) }.max() ?? 0
        let ticks = asShares ? AxisTicks(through: 100, whole: true) : AxisTicks(through: largest, whole: true)
        let plot = ChartPlot(
            size, axis: axis, ticks: ticks, unit: unit, margin: size == .wide ? labelRoom(size) : 14,
            strip: strip)
        let legend = size == .wide ? 0 : Double((shown.count + 1) / 2) * 22 + 8
        return drawing(id: id, width: size.width, height: plot.height + legend) { id, svg in
            svg.open("defs")
            for index in shown { ChartTone(index).define(id, in: &svg) }
            svg.close("defs")
            plot.drawAxes(in: &svg)
            for index in shown { drawArea(index, plot, id, in: &svg) }
            MarkStrip(marks: marks).draw(plot, in: &svg)
            let labels = SeriesLabels(entries: shown.map { entry($0, plot) }, id: id)
            if size == .wide { labels.drawBeside(plot, in: &svg) } else { labels.drawBelow(plot, in: &svg) }
        }
    }

    var unit: ChartUnit { asShares ? .percent : .count(of: noun) }
    var hasData: Bool { axis.labels.indices.contains { total($0) > 0 } }

    func total(_ point: Int) -> Double { series.reduce(0) { $0 + $1.value(point) } }

    /// What is drawn: the value, or its share in per cent.
    func amount(_ index: Int, _ point: Int) -> Double {
        let value = series[index].value(point)
        let total = total(point)
        return asShares ? (total > 0 ? value / total * 100 : 0) : value
    }

    /// Those that have anything.
    private var shown: [Int] {
        series.indices.filter { index in axis.labels.indices.contains { series[index].value($0) > 0 } }
    }

    private func below(_ index: Int, _ point: Int) -> Double {
        (0..<index).reduce(0) { $0 + amount($1, point) }
    }

    private func labelRoom(_ size: ChartSize) -> Double {
        let widest = shown.map { ChartText.width(caption($0)) }.max() ?? 0
        return min(widest * size.letters + 46, 240)
    }

    private func caption(_ index: Int) -> String {
        "\(series[index].name) \(figure(index, axis.labels.count - 1))"
    }

    private func entry(_ index: Int, _ plot: ChartPlot) -> SeriesLabels.Entry {
        let last = axis.labels.count - 1
        let middle = below(index, last) + amount(index, last) / 2
        return SeriesLabels.Entry(text: caption(index), tone: ChartTone(index), y: plot.y(middle))
    }

    private func drawArea(_ index: Int, _ plot: ChartPlot, _ id: String, in svg: inout SVGWriter) {
        let points = Array(axis.labels.indices)
        let upper = points.map { plot.point($0, below(index, $0) + amount(index, $0)) }
        let lower = points.reversed().map { plot.point($0, below(index, $0)) }
        var path = "M" + (upper + lower).joined(separator: "L") + "Z"
        if points.count == 1 {
            // A column, since a single point has no extent.
            let (left, right) = (ChartText.place(plot.x(0) - 40), ChartText.place(plot.x(0) + 40))
            let (high, low) = (plot.y(below(index, 0) + amount(index, 0)), plot.y(below(index, 0)))
            path = "M\(left) \(ChartText.place(high))H\(right)V\(ChartText.place(low))H\(left)Z"
        }
        svg.open(
            "path",
            [
                "class": "chart-area", "d": path, "fill": ChartTone(index).fill(id), "stroke": "#fff",
                "stroke-width": "0.7", "stroke-linejoin": "round",
            ])
        svg.element("title", text: series[index].name)
        svg.close("path")
    }
}
