/// An amount expected, and the bounds between which four of five were when the forecast was tested.
package struct ForecastValue: Hashable, Sendable {
    package var expected: Double
    package var low: Double
    package var high: Double
}
