/// The volume expected, hour by hour, and how far such forecasts were off before.
package struct VolumeForecast: Hashable, Sendable {
    package var days: [ForecastDay]
    /// How far forecasts made in the same way were off on the last weeks that are known.
    package var error: ForecastError
    /// The days from which it was made.
    package var from: String
    package var through: String
    /// Days left out as unlike their neighbours, as a snow storm is.
    package var outliers: [String]
    /// What a reader must know: what was used and what could not be.
    package var notes: [String]
}
