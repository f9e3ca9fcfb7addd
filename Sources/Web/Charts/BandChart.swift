/// A line over time with, where it is expected and not known, the bounds within which it is expected.
package struct BandChart: Chart {
    /// One point: known where it has no bounds.
    package struct Point: Hashable, Sendable {
        /// Nil where nothing is known: the line has a gap.
        package var value: Double?
        package var low: Double?
        package var high: Double?

        package init(_ value: Double?, low: Double? = nil, high: Double? = nil) {
            self.value = value
            self.low = low
            self.high = high
        }

        var isExpected: Bool { low != nil && high != nil }
    }

    package var title: String
    package var axis: ChartAxis
    package var points: [Point]
    package var unit: ChartUnit
    package var marks: [ChartMark]

    package init(title: String, axis: ChartAxis, points: [Point], unit: ChartUnit, marks: [ChartMark] = []) {
        self.title = title
        self.axis = axis
        self.points = Array(points.prefix(axis.labels.count))
        self.unit = unit
        self.marks = marks
    }

    package func svg(_ size: ChartSize, id: String) -> String {
        let largest = points.flatMap { [$0.value, $0.high] }.compactMap(\.self).max()
        guard let largest else { return nothing(id: id, size) }
        let ticks = AxisTicks(through: largest, whole: unit != .percent)
        let plot = ChartPlot(size, axis: axis, ticks: ticks, unit: unit, margin: 14, strip: strip)
        let hasBand = points.contains(where: \.isExpected)
        return drawing(id: id, width: size.width, height: plot.height + (hasBand ? 26 : 0)) { _, svg in
            plot.drawAxes(in: &svg)
            for run in runs(where: \.isExpected) where run.count > 1 { drawBand(run, plot, in: &svg) }
            drawLines(plot, in: &svg)
            MarkStrip(marks: marks).draw(plot, in: &svg)
            if hasBand { drawKey(plot, in: &svg) }
        }
    }

    /// Stretches of points that have a value and `matches`.
    private func runs(where matches: (Point) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in points.indices where points[index].value != nil && matches(points[index]) {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }

    private func drawBand(_ run: Range<Int>, _ plot: ChartPlot, in svg: inout SVGWriter) {
        let upper = run.map { plot.point($0, points[$0].high ?? 0) }.joined(separator: "L")
        let lower = run.reversed().map { plot.point($0, points[$0].low ?? 0) }.joined(separator: "L")
        svg.empty("path", ["d": "M\(upper)L\(lower)Z", "fill": ChartTone(4).colour, "fill-opacity": "0.18"])
        for edge in [upper, lower] {
            svg.empty("path", ["d": "M\(edge)", "fill": "none", "stroke": ChartTone(4).colour, "stroke-width": "0.8"])
        }
    }

    /// Known is drawn through, expected dashed; a single point is a dot.
    private func drawLines(_ plot: ChartPlot, in svg: inout SVGWriter) {
        for (isExpected, dash) in [(false, "none"), (true, "5 4")] {
            for run in runs(where: { $0.isExpected == isExpected }) {
                // From the last known point on, so that the line has no hole.
                let joins = isExpected && run.lowerBound > 0 && points[run.lowerBound - 1].value != nil
                let drawn = (joins ? run.lowerBound - 1 : run.lowerBound)..<run.upperBound
                if drawn.count == 1 {
                    svg.empty(
                        "circle",
                        [
                            "cx": ChartText.place(plot.x(drawn.lowerBound)),
                            "cy": ChartText.place(plot.y(points[drawn.lowerBound].value ?? 0)), "r": "3.5",
                            "fill": ChartTone(4).colour,
                        ])
                }
                let path = drawn.map { plot.point($0, points[$0].value ?? 0) }.joined(separator: "L")
                svg.empty(
                    "path",
                    [
                        "d": "M\(path)", "fill": "none", "stroke": ChartTone(4).colour, "stroke-width": "2.2",
                        "stroke-dasharray": dash, "stroke-linejoin": "round",
                    ])
            }
        }
    }

    private func drawKey(_ plot: ChartPlot, in svg: inout SVGWriter) {
        let middle = plot.height + 12
        let second = plot.left + (plot.size == .wide ? 140 : 100)
        for (x, dash) in [(plot.left, "none"), (second, "5 4")] {
            if dash != "none" {
                svg.empty(
                    "rect",
                    [
                        "x": ChartText.place(x), "y": ChartText.place(middle - 7), "width": "26", "height": "14",
                        "fill": ChartTone(4).colour, "fill-opacity": "0.18",
                    ])
            }
            svg.empty(
                "path",
                [
                    "d": "M\(ChartText.place(x)) \(ChartText.place(middle))h26", "stroke": ChartTone(4).colour,
                    "stroke-width": "2.2", "stroke-dasharray": dash,
                ])
            svg.element(
                "text", ["x": ChartText.place(x + 32), "y": ChartText.place(middle + 4.5)],
                text: dash == "none" ? "Known" : "Expected, 4 of 5 within")
        }
    }
}
