import Intake

extension StackedAreaChart {
    /// The largest at the last point, and what rose and fell most since the first.
    package var summary: String {
        guard hasData, let last = axis.titles.last else { return ChartText.nothing }
        let end = axis.titles.count - 1
        var text = "\(last): "
        if let most = series.indices.max(by: { (series[$0].value(end), $1) < (series[$1].value(end), $0) }),
            total(end) > 0
        {
            text +=
                "\(series[most].name) had the most, \(figure(most, end)) of \(ChartText.amount(total(end))) \(noun)."
        } else {
            text += "there were no \(noun)."
        }
        guard let first = axis.titles.first, end > 0 else { return text }
        return "\(text) \(changes(since: first, end))"
    }

    private func changes(since first: String, _ end: Int) -> String {
        if !asShares {
            return
                "Since \(first), all together went from \(ChartText.amount(total(0))) to \(ChartText.amount(total(end)))."
        }
        guard total(0) > 0, total(end) > 0 else { return "" }
        let changes = series.indices.map { (index: $0, by: tenths(end)[$0] - tenths(0)[$0]) }
        var parts: [String] = []
        if let rose = changes.max(by: { $0.by < $1.by }), rose.by > 0 {
            parts.append(
                "\(series[rose.index].name) rose most, from \(figure(rose.index, 0)) to \(figure(rose.index, end))")
        }
        if let fell = changes.min(by: { $0.by < $1.by }), fell.by < 0 {
            parts.append(
                "\(series[fell.index].name) fell most, from \(figure(fell.index, 0)) to \(figure(fell.index, end))")
        }
        return parts.isEmpty
            ? "No share changed since \(first)." : "Since \(first), \(parts.joined(separator: ", and "))."
    }

    /// A share as the tables have it, by largest remainder; or the amount.
    func figure(_ index: Int, _ point: Int) -> String {
        asShares ? "\(Shares.text(tenths(point)[index]))\u{A0}%" : ChartText.amount(series[index].value(point))
    }

    private func tenths(_ point: Int) -> [Int] {
        Shares.tenths(of: series.map { Int(min($0.value(point), 1e12).rounded()) })
    }
}
