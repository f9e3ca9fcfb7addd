package import CoreMetrics
import Synchronization

/// Keeps what the gateway measures, and writes it as Prometheus text. It is the process's `MetricsFactory`, so that every module
/// counts with swift-metrics and none knows who reads. Labels never hold personal data (promise 14).
package final class MetricsRegistry: MetricsFactory, Sendable {
    private struct Key: Hashable {
        var name: String
        var labels: [String]

        init(_ name: String, _ labels: [(String, String)]) {
            self.name = name
            self.labels = labels.flatMap { [$0.0, $0.1] }
        }
    }

    /// More series than this are a defect (a label with unbounded values): later ones are counted nowhere.
    private static let maximumSeries = 5_000

    private let series = Mutex<[Key: MetricSeries]>([:])

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        SeriesCounter(named(label, dimensions))
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        SeriesRecorder(named(label, dimensions))
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        SeriesRecorder(named(label, dimensions))
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        SeriesTimer(
            sum: named(label + "_seconds_sum", dimensions), count: named(label + "_seconds_count", dimensions))
    }

    // Series live as long as the process: a counter made again goes on where it stood.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// Sets a gauge that is read off something when `/metrics` is asked for.
    package func set(_ name: String, _ labels: [(String, String)], to value: Double) {
        named(name, labels).set(value)
    }

    /// Sets a gauge by channel to what was counted just now. A channel that it was counted for before and that is not in `values` has 0:
    /// of one that is configured no more, the last number would stand for ever.
    package func set(_ name: String, byChannel values: [String: Double]) {
        let known = series.withLock { series in series.values.filter { $0.name == name } }
        for one in known where !one.labels.contains(where: { values[$0.1] != nil }) { one.set(0) }
        for (channel, value) in values { set(name, [("channel", channel)], to: value) }
    }

    /// All defined metrics in the text exposition format, each with its help and type.
    package func exposition() -> String {
        let all = Dictionary(grouping: series.withLock { Array($0.values) }, by: \.name)
        var text = ""
        for definition in MetricDefinition.all {
            text +=
                "# HELP \(definition.name) \(definition.help)\n# TYPE \(definition.name) \(definition.kind.rawValue)\n"
            for one in (all[definition.name] ?? []).map({ $0.exposition() }).sorted() { text += one }
        }
        return text
    }

    private func named(_ name: String, _ labels: [(String, String)]) -> MetricSeries {
        series.withLock { series in
            let key = Key(name, labels)
            if let known = series[key] { return known }
            let new = MetricSeries(name: name, labels: labels)
            if series.count < Self.maximumSeries { series[key] = new }
            return new
        }
    }
}
