import Intake

/// How figures are written for people.
package enum FigureWords {
    /// `12,345`.
    package static func count(_ count: Int) -> String {
        let digits = String(count.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return count < 0 ? "−" + text : text
    }

    /// `12.3 %`.
    package static func share(_ tenths: Int) -> String { Shares.text(tenths) + " %" }

    /// `4 min`, `3 h 20 min`, `5 d 2 h`: two steps, the smaller rounded down.
    package static func duration(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1_000
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return "\(seconds / 60) min"
        case ..<86_400: return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min"
        default: return "\(seconds / 86_400) d \(seconds % 86_400 / 3_600) h"
        }
    }

    /// What stands in a table's cell: the count; the median and the 90th percentile; or the mean and of how many.
    package static func cell(_ figure: MeasureFigure) -> String {
        switch figure.measure.buckets {
        case .none, .hours: return count(figure.count)
        case .durations:
            guard let median = figure.quantile(percent: 50), let p90 = figure.quantile(percent: 90) else { return "–" }
            return "\(duration(median)) / \(duration(p90))"
        case .scores:
            guard let mean = figure.meanHundredths else { return "–" }
            return "\(hundredths(mean)) of \(count(figure.count))"
        }
    }

    package static func hundredths(_ value: Int) -> String {
        let rest = value % 100
        return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// How a column is headed: durations show two figures.
    package static func heading(_ measure: Measure) -> String {
        switch measure.buckets {
        case .durations: measure.title + ": median / 90 %"
        case .none, .hours, .scores: measure.title
        }
    }

    /// How a row is headed that tells one figure of a measure (`MeasureFigure.value`).
    package static func comparedTitle(_ measure: Measure) -> String {
        switch measure.buckets {
        case .durations: measure.title + ": median"
        case .scores: measure.title + ": mean"
        case .none, .hours: measure.title
        }
    }

    /// By how much a figure is more or less than another: `+12.3 %`; a dash where the other is none.
    package static func change(_ now: Int64?, _ before: Int64?) -> String {
        changeTenths(now, before).map(change(tenths:)) ?? "–"
    }

    /// By how much a figure is more or less than another, in tenths of a percent; nil where the other is none.
    package static func changeTenths(_ now: Int64?, _ before: Int64?) -> Int? {
        guard let now, let before, before > 0 else { return nil }
        return Int((Double(now - before) * 1_000 / Double(before)).rounded())
    }

    /// `+12.3 %`.
    package static func change(tenths: Int) -> String {
        let sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "±"
        return "\(sign)\(Shares.text(abs(tenths))) %"
    }
}
