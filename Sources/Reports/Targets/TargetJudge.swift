package import Intake

/// Holds figures against targets: with the very sums that the pages show.
package struct TargetJudge: Sendable {
    private let figures: any FigureBook

    package init(_ figures: any FigureBook) { self.figures = figures }

    /// Judges targets by the figures of some days, in the order of `JudgedTarget.ordered`.
    ///
    /// - Parameters:
    ///   - days: whose days they are; its other conditions are not looked at.
    ///   - today: sums of a period that is not over are held to the part of it that has passed.
    package func judge(
        _ targets: [FigureTarget], _ days: FigureFilter, today: String
    ) async throws(StoreFailure) -> [JudgedTarget] {
        var passed = days.everything
        passed.to = max(days.from, min(days.to, today))
        var judged: [JudgedTarget] = []
        for (part, targets) in Dictionary(grouping: targets, by: \.draft.part) {
            let measures = Set(targets.flatMap { [$0.draft.measure, $0.draft.measure.base].compactMap(\.self) })
            let ordered = Measure.allCases.filter(measures.contains)
            let filter = part?.narrow(days.everything) ?? days.everything
            let table = FigureTable(ordered, try await figures.figures(ordered, filter, by: []))
            for target in targets {
                let draft = target.draft
                let figure =
                    draft.statistic == .share
                    ? try await share(of: draft, days.everything) : Self.figure(draft, table.total)
                let wanted = draft.rate?.part(of: draft.value, days: passed.length) ?? draft.value
                judged.append(JudgedTarget(target: target, figure: figure, wanted: wanted))
            }
        }
        return JudgedTarget.ordered(judged)
    }

    /// As tables have it, by largest remainder.
    private func share(of draft: TargetDraft, _ days: FigureFilter) async throws(StoreFailure) -> Int64? {
        guard let part = draft.part else { return nil }
        let rows = try await figures.figures([draft.measure], days, by: [part.dimension])
        let labels = part.dimension == .channelKind ? ChannelKind.allCases.map(\.rawValue) : []
        let table = FigureTable([draft.measure], rows, labels: labels)
        guard table.total[draft.measure].count > 0 else { return nil }
        return Int64(table.rows.first { $0.label == part.label }?.shares[draft.measure] ?? 0)
    }

    private static func figure(_ draft: TargetDraft, _ row: FigureTable.Row) -> Int64? {
        let figure = row[draft.measure]
        switch draft.statistic {
        case .sum: return Int64(figure.count)
        case .median: return figure.quantile(percent: 50)
        case .p90: return figure.quantile(percent: 90)
        case .mean: return figure.meanHundredths.map(Int64.init)
        case .percentage:
            guard let base = draft.measure.base, row[base].count > 0 else { return nil }
            return Int64((Double(figure.count) * 1_000 / Double(row[base].count)).rounded())
        case .share: return nil
        }
    }
}
