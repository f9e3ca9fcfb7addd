/// Amounts side by side, a bar each from the left, in the order given.
package struct BarChart: Chart {
    /// One bar.
    package struct Bar: Hashable, Sendable {
        package var name: String
        package var value: Double

        package init(_ name: String, _ value: Double) {
            self.name = name
            self.value = value
        }

        var drawn: Double { value.isFinite ? max(0, value) : 0 }
    }

    package var title: String
    package var bars: [Bar]
    package var unit: ChartUnit

    package init(title: String, bars: [Bar], unit: ChartUnit) {
        self.title = title
        self.bars = bars
        self.unit = unit
    }

    /// The largest, the smallest, and how many there are.
    package var summary: String {
        guard let most = bars.max(by: { $0.drawn < $1.drawn }), let least = bars.min(by: { $0.drawn < $1.drawn }) else {
            return ChartText.nothing
        }
        guard bars.count > 1 else { return "\(most.name): \(unit.phrase(most.value))." }
        if most.drawn == least.drawn { return "All \(bars.count) have \(unit.phrase(most.value))." }
        return "Of \(bars.count), \(most.name) has the most with \(unit.phrase(most.value)), "
            + "\(least.name) the least with \(unit.text(least.value))."
    }

    package func svg(_ size: ChartSize, id: String) -> String {
        guard !bars.isEmpty else { return nothing(id: id, size) }
        let row = size == .wide ? 30.0 : 44
        return drawing(id: id, width: size.width, height: Double(bars.count) * row + 8) { _, svg in
            let values = bars.map { ChartText.width(unit.text($0.value)) * size.letters }.max() ?? 0
            let names = bars.map { ChartText.width($0.name) * size.letters }.max() ?? 0
            let left = size == .wide ? min(names + 12, 280) : 0
            let room = size.width - left - values - 12
            let largest = max(bars.map(\.drawn).max() ?? 0, .leastNormalMagnitude)
            for (index, bar) in bars.enumerated() {
                let top = Double(index) * row + 4
                let length = room * bar.drawn / largest
                draw(bar, top: top, left: left, length: length, size, in: &svg)
            }
        }
    }

    /// The name before the bar, or above it where it is narrow; the value after it.
    private func draw(
        _ bar: Bar, top: Double, left: Double, length: Double, _ size: ChartSize, in svg: inout SVGWriter
    ) {
        let barTop = size == .wide ? top + 3 : top + 18
        svg.element(
            "text",
            [
                "x": ChartText.place(size == .wide ? left - 8 : 0),
                "y": ChartText.place(top + (size == .wide ? 17 : 13)),
                "text-anchor": size == .wide ? "end" : "start",
            ], text: ChartText.cut(bar.name, to: (size == .wide ? left - 8 : size.width) / size.letters + 0.1))
        svg.empty(
            "rect",
            [
                "x": ChartText.place(left), "y": ChartText.place(barTop), "width": ChartText.place(length),
                "height": "20", "fill": ChartTone(4).colour,
            ])
        svg.element(
            "text", ["x": ChartText.place(left + length + 6), "y": ChartText.place(barTop + 14.5)],
            text: unit.text(bar.value))
    }
}
