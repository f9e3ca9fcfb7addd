import Intake
import Reports

/// The targets of a view beside its figures: those of the very part that it shows, or of any where it shows everything.
struct TargetList: Sendable {
    /// Targets of one view.
    static let most = 200

    let judged: [JudgedTarget]
    let view: FigureFilter

    /// - Parameters:
    ///   - measures: whose targets are asked for; nil for all.
    ///   - asOf: as they stood before this moment; nil as they stand.
    static func read(
        _ view: FigureFilter, of measures: Set<Measure>? = nil, asOf: Moment? = nil, today: String,
        from book: any TargetBook, _ figures: any FigureBook
    ) async throws -> TargetList {
        let day = max(view.from, min(view.to, today))
        let found = try await book.targets(on: day, asOf: asOf, limit: most).filter { target in
            (measures?.contains(target.draft.measure) ?? true)
                && (asOf == nil || Self.isKnownInPast(target.draft))
                && (view == view.everything || filter(of: target, view) == view)
        }
        return TargetList(judged: try await TargetJudge(figures).judge(found, view, today: today), view: view)
    }

    /// What stands beside a figure, by its row's label, nil for the whole.
    ///
    /// - Parameter isShare: whether the figure is the share of the measure.
    func beside(
        _ measure: Measure, isShare: Bool = false, row label: String?, of dimension: FigureDimension
    ) -> String? {
        var shown = view
        if let label {
            guard let part = TargetPart(dimension, label) else { return nil }
            shown = part.narrow(view)
        }
        let told = judged.filter { judged in
            let draft = judged.target.draft
            // A share of everything stands beside no share of a part.
            return draft.measure == measure && Self.filter(of: judged.target, view) == shown
                && (draft.statistic == .share) == isShare && (!isShare || view == view.everything)
        }
        return told.isEmpty ? nil : told.map(TargetWords.beside).joined(separator: ". ")
    }

    /// For the template `report-targets`.
    func values(_ words: ReportWords) -> [[String: Any]] {
        judged.map { judged in
            let draft = judged.target.draft
            var values: [String: Any] = [
                "title": TargetWords.title(draft.measure, draft.statistic), "of": words.label(draft.part),
                "wanted": TargetWords.wanted(draft),
                "figure": judged.figure.map { TargetWords.value($0, draft.statistic) } ?? "–",
                "verdict": TargetWords.verdict(judged), "is_missed": judged.isMet == false,
            ]
            // An empty text counts as something in a template.
            if draft.rate != nil { values["here"] = TargetWords.value(judged.wanted, draft.statistic) }
            return values
        }
    }

    func sheets(_ words: ReportWords) -> [ReportSheet] { ReportSheet.targets(judged, part: words.label) }

    private static func isKnownInPast(_ draft: TargetDraft) -> Bool {
        let base = draft.statistic == .percentage ? draft.measure.base : nil
        let isPart = draft.part.map { FigureDimension.knownInPast.contains($0.dimension) } ?? true
        return isPart && Measure.knownInPast.contains(draft.measure) && base.map(Measure.knownInPast.contains) ?? true
    }

    /// What a target's figure is of, in a view's days.
    private static func filter(of target: FigureTarget, _ view: FigureFilter) -> FigureFilter {
        target.draft.part?.narrow(view.everything) ?? view.everything
    }
}
