extension BandChart {
    /// The last known value against the first, and what is expected.
    package var summary: String {
        let known = points.indices.filter { points[$0].value != nil && !points[$0].isExpected }
        let expected = points.indices.filter { points[$0].value != nil && points[$0].isExpected }
        var sentences: [String] = []
        if let first = known.first, let last = known.last, let end = points[last].value {
            var text = "\(axis.titles[last]): \(unit.phrase(end))"
            if first != last, let start = points[first].value {
                text += ", after \(unit.text(start)) (\(axis.titles[first]))"
            }
            if let most = known.max(by: { (points[$0].value ?? 0) < (points[$1].value ?? 0) }), known.count > 2 {
                text += "; the most was \(unit.text(points[most].value ?? 0)) (\(axis.titles[most]))"
            }
            sentences.append(text + ".")
        }
        if let first = expected.first, let last = expected.last {
            let values = expected.compactMap { points[$0].value }
            let low = expected.compactMap { points[$0].low }.min() ?? 0
            let high = expected.compactMap { points[$0].high }.max() ?? 0
            let span = first == last ? axis.titles[first] : "\(axis.titles[first]) to \(axis.titles[last])"
            sentences.append(
                "Expected for \(span): between \(unit.text(values.min() ?? 0)) and \(unit.phrase(values.max() ?? 0)), "
                    + "and within \(unit.text(low)) and \(unit.text(high)) four times out of five.")
        }
        return sentences.isEmpty ? ChartText.nothing : sentences.joined(separator: " ")
    }
}
