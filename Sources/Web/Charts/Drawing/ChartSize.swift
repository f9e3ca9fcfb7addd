/// The two sizes a chart is drawn in: text cannot be legible on a phone and in proportion on a desk in one drawing.
package enum ChartSize: String, CaseIterable, Sendable {
    case wide
    case narrow

    var width: Double { self == .wide ? 760 : 360 }
    /// Of letters, in units of the drawing.
    var letters: Double { 13 }
}
