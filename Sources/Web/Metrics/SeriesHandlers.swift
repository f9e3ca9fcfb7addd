import CoreMetrics

/// swift-metrics' counter on a series.
final class SeriesCounter: CounterHandler {
    private let series: MetricSeries

    init(_ series: MetricSeries) { self.series = series }

    func increment(by amount: Int64) { series.add(Double(amount)) }

    func reset() { series.set(0) }
}

/// swift-metrics' recorder and meter on a series: the last value counts.
final class SeriesRecorder: RecorderHandler, MeterHandler {
    private let series: MetricSeries

    init(_ series: MetricSeries) { self.series = series }

    func record(_ value: Int64) { series.set(Double(value)) }
    func record(_ value: Double) { series.set(value) }
    func set(_ value: Int64) { series.set(Double(value)) }
    func set(_ value: Double) { series.set(value) }
    func increment(by amount: Double) { series.add(amount) }
    func decrement(by amount: Double) { series.add(-amount) }
}

/// swift-metrics' timer on two series, the sum in seconds and the count.
final class SeriesTimer: TimerHandler {
    private let sum: MetricSeries
    private let count: MetricSeries

    init(sum: MetricSeries, count: MetricSeries) {
        self.sum = sum
        self.count = count
    }

    func recordNanoseconds(_ duration: Int64) {
        sum.add(Double(duration) / 1e9)
        count.add(1)
    }
}
