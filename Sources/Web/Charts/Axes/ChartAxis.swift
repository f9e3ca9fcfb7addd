/// The points along the bottom of a chart, oldest first.
package struct ChartAxis: Hashable, Sendable {
    /// As they stand under the axis: `Nov 21`, `W47`.
    package var labels: [String]
    /// As a sentence names them: `Week 47 of 2026`.
    package var titles: [String]

    /// - Parameter titles: as many as labels; the labels themselves where there are not.
    package init(labels: [String], titles: [String]? = nil) {
        self.labels = labels
        self.titles = titles.map { $0.count == labels.count ? $0 : labels } ?? labels
    }

    /// Those that fit side by side: even steps back from the last, which is the one that is asked for most.
    func shown(room: Double, letters: Double) -> [Int] {
        guard let widest = labels.map({ ChartText.width($0) }).max() else { return [] }
        let fit = max(1, Int(room / (widest * letters + 14)))
        let step = max(1, (labels.count + fit - 1) / fit)
        return labels.indices.filter { (labels.count - 1 - $0) % step == 0 }
    }
}
