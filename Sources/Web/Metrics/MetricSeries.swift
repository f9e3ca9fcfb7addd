import Synchronization

/// One measured number with its labels. A histogram is a series for each of its buckets, its sum and its count.
final class MetricSeries: Sendable {
    let name: String
    let labels: [(String, String)]
    private let value: Mutex<Double>

    init(name: String, labels: [(String, String)], initial: Double = 0) {
        self.name = name
        self.labels = labels
        value = Mutex(initial)
    }

    var current: Double { value.withLock { $0 } }

    func add(_ amount: Double) { value.withLock { $0 += amount } }

    func set(_ amount: Double) { value.withLock { $0 = amount } }

    /// `name{label="value"} 12`, in the text exposition format (prometheus.io/docs/instrumenting/exposition_formats).
    func exposition(extraLabel: (String, String)? = nil, suffix: String = "") -> String {
        let all = labels + (extraLabel.map { [$0] } ?? [])
        let pairs = all.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        let number = current
        let text = number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        return pairs.isEmpty ? "\(name)\(suffix) \(text)\n" : "\(name)\(suffix){\(pairs)} \(text)\n"
    }

    static func escaped(_ value: String) -> String {
        var escaped = ""
        for character in value {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
