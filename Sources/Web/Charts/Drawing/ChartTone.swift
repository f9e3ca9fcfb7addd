/// Eight colours with a pattern each, so that areas are told apart without colour as well.
///
/// Each has 3:1 against the desk's white and its darkest sheet, #171c22 (WCAG 2.2, 1.4.11), and neighbours in this order lie at least 0.1
/// apart in OKLab as people with protanopia, deuteranopia and tritanopia see them (Machado and others, 2009).
struct ChartTone: Hashable {
    static let colours = [
        "#66788c", "#cf6a00", "#0f8a7e", "#8a7400", "#2b69cf", "#d9387f", "#9a5bd6", "#3f8f2a",
    ]

    let index: Int

    /// Of more than eight, the ninth is as the first.
    init(_ index: Int) { self.index = ((index % 8) + 8) % 8 }

    var colour: String { Self.colours[index] }

    /// What to fill with in the drawing of this id.
    func fill(_ id: String) -> String { index == 0 ? colour : "url(#\(id)-t\(index))" }

    /// Writes what `fill` names; white lines and dots let each other's colours through.
    func define(_ id: String, in svg: inout SVGWriter) {
        guard index > 0 else { return }
        svg.open("pattern", ["id": "\(id)-t\(index)", "width": "8", "height": "8", "patternUnits": "userSpaceOnUse"])
        svg.empty("rect", ["width": "8", "height": "8", "fill": colour])
        if index == 2 || index == 7 {
            svg.empty(
                "circle",
                ["cx": "4", "cy": "4", "r": index == 2 ? "1.4" : "2.4", "fill": "#fff", "fill-opacity": "0.6"])
        } else {
            let marks: [Int: String] = [
                1: "M-2 2L2-2M0 8L8 0M6 10L10 6", 3: "M0 4H8", 4: "M-2 6L2 10M0 0L8 8M6-2L10 2", 5: "M4 0V8",
                6: "M0 0L8 8M0 8L8 0",
            ]
            svg.empty(
                "path", ["d": marks[index] ?? "", "stroke": "#fff", "stroke-opacity": "0.5", "stroke-width": "1.2"])
        }
        svg.close("pattern")
    }
}
