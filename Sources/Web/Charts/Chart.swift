/// A chart as a value, drawn as SVG: no script and no inline style, so that the pages' policy holds; legible in print, without colour and
/// to a screen reader.
package protocol Chart: Sendable {
    /// What it shows, as a heading.
    var title: String { get }
    /// What one sees in it, in a sentence or two, from the data.
    var summary: String { get }
    /// What was noted on its time, in the order of the places where they begin; a chart that is not over time has none.
    var marks: [ChartMark] { get }

    /// The drawing alone.
    ///
    /// - Parameter id: unique on its page, of letters, digits and hyphens; others are left out.
    func svg(_ size: ChartSize, id: String) -> String
}

extension Chart {
    package var marks: [ChartMark] { [] }

    /// What the marks take above the data.
    var strip: Double { marks.isEmpty ? 0 : MarkStrip.height }

    /// The summary and what the marks say, for whoever does not see the drawing.
    private var description: String {
        guard !marks.isEmpty else { return summary }
        let told = marks.map { "\($0.number): \($0.text)" }.joined(separator: "; ")
        return "\(summary) Noted: \(told)."
    }

    /// Both sizes, of which `charts.css` shows the one that fits, with the summary as caption: markup for a page as it stands.
    package func figure(id: String) -> String {
        let drawings = ChartSize.allCases.map {
            "<div class=\"chart-\($0.rawValue)\">\(svg($0, id: "\(id)-\($0.rawValue)"))</div>"
        }
        let legend = marks.map { "<li dir=\"auto\" value=\"\($0.number)\">\(SVGWriter.escaped($0.text))</li>" }.joined()
        let notes = legend.isEmpty ? "" : "<ol class=\"marks\">\(legend)</ol>"
        let caption =
            summary == ChartText.nothing && notes.isEmpty
            ? "" : "<figcaption>\(SVGWriter.escaped(summary))\(notes)</figcaption>"
        return "<figure class=\"chart\">\(drawings.joined())\(caption)</figure>"
    }

    /// The outermost element with title and description around what `draw` writes.
    func drawing(
        id: String, width: Double, height: Double, _ draw: (_ id: String, _ svg: inout SVGWriter) -> Void
    ) -> String {
        let id = String(
            id.unicodeScalars.filter {
                $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0))
            })
        var svg = SVGWriter()
        svg.open(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart-drawing", "role": "img",
                "viewBox": "0 0 \(ChartText.place(width)) \(ChartText.place(height))",
                "aria-labelledby": "\(id)-title", "aria-describedby": "\(id)-desc", "font-size": "13",
                "font-family": "system-ui, sans-serif", "fill": "currentColor",
            ])
        svg.element("title", ["id": "\(id)-title"], text: title)
        svg.element("desc", ["id": "\(id)-desc"], text: description)
        draw(id, &svg)
        svg.close("svg")
        return svg.text
    }

    /// What a chart without data shows.
    func nothing(id: String, _ size: ChartSize) -> String {
        drawing(id: id, width: size.width, height: 60) { _, svg in
            svg.element(
                "text", ["x": ChartText.place(size.width / 2), "y": "35", "text-anchor": "middle"],
                text: ChartText.nothing)
        }
    }
}
