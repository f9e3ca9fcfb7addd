import Intake

/// Holds figures against targets: with the very sums that the pages show.
package struct TargetJudge: Sendable {
    private let figures: any FigureBook
    private let others: (any TargetSource)?

    /// - Parameter others: of what is no measure; without it such targets have no figure.
    package init(_ figures: any FigureBook, others: (any TargetSource)? = nil) {
        self.figures = figures
        self.others = others
    }

    /// Judges targets by the figures of some days, in the order of `JudgedTarget.ordered`.
    ///
    /// - Parameters:
    ///   - days: whose days they are; its other conditions are not looked at.
    ///   - today: sums of a period that is not over are held to the part of it that has passed.
    package func judge(
        _ targets: [FigureTarget], _ days: FigureFilter, today: String
    ) async throws -> [JudgedTarget] {
        var passed = days.everything
        passed.to = max(days.from, min(days.to, today))
        var judged: [JudgedTarget] = []
        let ofMeasures = targets.filter { $0.draft.subject.measure != nil }
        for (part, targets) in Dictionary(grouping: ofMeasures, by: \.draft.part) {
            let measures = Set(
                targets.compactMap(\.draft.subject.measure).flatMap { [$0, $0.base].compactMap(\.self) })
            let ordered = Measure.allCases.filter(measures.contains)
            let filter = part?.narrow(days.everything) ?? days.everything
            let table = FigureTable(ordered, try await figures.figures(ordered, filter, by: []))
            for target in targets {
                let draft = target.draft
                let figure =
                    draft.statistic == .share
                    ? try await share(of: draft, days.everything) : Self.figure(draft, table.total)
                judged.append(JudgedTarget(target: target, figure: figure, wanted: Self.wanted(draft, passed)))
            }
        }
        let rest = targets.filter { $0.draft.subject.measure == nil }
        let found = rest.isEmpty ? [] : try await others?.figures(rest.map(\.draft), days.everything) ?? []
        for (index, target) in rest.enumerated() {
            let figure = index < found.count ? found[index] : nil
            judged.append(JudgedTarget(target: target, figure: figure, wanted: Self.wanted(target.draft, passed)))
        }
        return JudgedTarget.ordered(judged)
    }

    /// As tables have it, by largest remainder.
    private func share(of draft: TargetDraft, _ days: FigureFilter) async throws(StoreFailure) -> Int64? {
        guard let part = draft.part, let measure = draft.subject.measure else { return nil }
        let rows = try await figures.figures([measure], days, by: [part.dimension])
        let labels = part.dimension == .channelKind ? ChannelKind.allCases.map(\.rawValue) : []
        let table = FigureTable([measure], rows, labels: labels)
        guard table.total[measure].count > 0 else { return nil }
        return Int64(table.rows.first { $0.label == part.label }?.shares[measure] ?? 0)
    }

    /// - Parameter passed: the days as far as they are over.
    private static func wanted(_ draft: TargetDraft, _ passed: FigureFilter) -> Int64 {
        draft.rate?.part(of: draft.value, days: passed.length) ?? draft.value
    }

    private static func figure(_ draft: TargetDraft, _ row: FigureTable.Row) -> Int64? {
        guard let measure = draft.subject.measure else { return nil }
        let figure = row[measure]
        switch draft.statistic {
        case .sum: return Int64(figure.count)
        case .median: return figure.quantile(percent: 50)
        case .p90: return figure.quantile(percent: 90)
        case .mean: return figure.meanHundredths.map(Int64.init)
        case .percentage:
            guard let base = measure.base, row[base].count > 0 else { return nil }
            return Int64((Double(figure.count) * 1_000 / Double(row[base].count)).rounded())
        case .share, .level: return nil
        }
    }
}
