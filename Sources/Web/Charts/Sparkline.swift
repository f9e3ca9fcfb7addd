/// A line as small as a word, to stand beside the number it ends with.
package struct Sparkline: Chart {
    package var title: String
    package var values: [Double]
    package var unit: ChartUnit

    package init(title: String, values: [Double], unit: ChartUnit) {
        self.title = title
        self.values = values.filter(\.isFinite)
        self.unit = unit
    }

    /// From the first value to the last.
    package var summary: String {
        guard let first = values.first, let last = values.last else { return ChartText.nothing }
        guard values.count > 1 else { return "\(unit.phrase(last))." }
        let verb = last > first ? "Up" : last < first ? "Down" : "Unchanged"
        return "\(verb) from \(unit.text(first)) to \(unit.phrase(last)) over \(values.count) points."
    }

    /// The same in both sizes.
    package func svg(_ size: ChartSize, id: String) -> String { svg(id: id) }

    /// The drawing alone, 120 by 32.
    package func svg(id: String) -> String {
        drawing(id: id, width: 120, height: 32) { _, svg in
            let low = values.min() ?? 0
            let span = (values.max() ?? 0) - low
            let places = values.enumerated().map { index, value in
                (
                    x: values.count > 1 ? 4 + 108 * Double(index) / Double(values.count - 1) : 60,
                    y: span > 0 ? 27 - 22 * (value - low) / span : 16
                )
            }
            let path = places.map { "\(ChartText.place($0.x)) \(ChartText.place($0.y))" }.joined(separator: "L")
            if places.count > 1 {
                svg.empty(
                    "path", ["d": "M\(path)", "fill": "none", "stroke": ChartTone(4).colour, "stroke-width": "2"])
            }
            if let last = places.last {
                svg.empty(
                    "circle",
                    ["cx": ChartText.place(last.x), "cy": ChartText.place(last.y), "r": "3.5", "fill": "currentColor"])
            }
        }
    }
}
