/// What a forecast came to.
package enum Forecast: Hashable, Sendable {
    case made(VolumeForecast)
    /// There are too few days to make one and to test it: none is invented.
    case tooShort(days: Int, needed: Int)
}
