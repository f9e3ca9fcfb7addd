/// How far forecasts were off when made for weeks already known, from what was known before each.
package struct ForecastError: Hashable, Sendable {
    /// How many forecasts were made, each beginning a week after the one before.
    package var forecasts: Int
    /// The sum of what each day was off, as a share of all that came (weighted absolute percentage error): 0.1 is 10 %. Nil where nothing came.
    package var daily: Double?
    /// The same by the hour.
    package var hourly: Double?
    /// How much more was forecast than came, as a share of what came; below 0 where less was.
    package var bias: Double?
    /// By the day, what saying "as in the last known week" would have been off.
    package var naiveDaily: Double?
    /// The share of days within their bounds, those bounds taken from the other forecasts; four of five is what they promise.
    package var coverage: Double?
}
