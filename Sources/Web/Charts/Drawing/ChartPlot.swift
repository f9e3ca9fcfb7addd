/// The part of a drawing in which data stands, with its axes.
struct ChartPlot {
    let size: ChartSize
    let axis: ChartAxis
    let ticks: AxisTicks
    let unit: ChartUnit
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    /// - Parameters:
    ///   - margin: kept free on the right, for labels.
    ///   - strip: kept free above, for marks.
    init(
        _ size: ChartSize, axis: ChartAxis, ticks: AxisTicks, unit: ChartUnit, margin: Double, strip: Double = 0
    ) {
        self.size = size
        self.axis = axis
        self.ticks = ticks
        self.unit = unit
        let widest = ticks.values.map { ChartText.width(unit.text($0)) }.max() ?? 0
        left = widest * size.letters + 10
        right = size.width - margin
        top = 10 + strip
        bottom = (size == .wide ? 300 : 230) + strip
    }

    /// The height of the drawing with the labels under the axis.
    var height: Double { bottom + 26 }

    /// A single point stands in the middle.
    func x(_ index: Int) -> Double {
        axis.labels.count < 2
            ? (left + right) / 2 : left + (right - left) * Double(index) / Double(axis.labels.count - 1)
    }

    func y(_ value: Double) -> Double {
        bottom - (bottom - top) * max(0, min(value / ticks.largest, 1))
    }

    func point(_ index: Int, _ value: Double) -> String {
        "\(ChartText.place(x(index))) \(ChartText.place(y(value)))"
    }

    func drawAxes(in svg: inout SVGWriter) {
        for tick in ticks.values {
            let y = ChartText.place(y(tick))
            svg.empty(
                "line",
                [
                    "class": "chart-grid", "x1": ChartText.place(left), "x2": ChartText.place(right), "y1": y, "y2": y,
                    "stroke": "#76808c", "stroke-opacity": tick == 0 ? "1" : "0.4",
                ])
            svg.element(
                "text",
                ["x": ChartText.place(left - 6), "y": ChartText.place(self.y(tick) + 4.5), "text-anchor": "end"],
                text: unit.text(tick))
        }
        drawLabels(in: &svg)
    }

    private func drawLabels(in svg: inout SVGWriter) {
        for index in axis.shown(room: right - left, letters: size.letters) {
            let place = x(index)
            let half = ChartText.width(axis.labels[index]) * size.letters / 2
            // Centred under its point, and within the drawing.
            let middle = max(half, min(place, size.width - half - 2))
            svg.empty(
                "line",
                [
                    "class": "chart-grid", "x1": ChartText.place(place), "x2": ChartText.place(place),
                    "y1": ChartText.place(bottom), "y2": ChartText.place(bottom + 5), "stroke": "#76808c",
                ])
            svg.element(
                "text",
                ["x": ChartText.place(middle), "y": ChartText.place(bottom + 20), "text-anchor": "middle"],
                text: axis.labels[index])
        }
    }
}
