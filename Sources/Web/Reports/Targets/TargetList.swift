import Intake
import Reports

/// The targets of a view beside its figures: those of the very part that it shows, or of any where it shows everything.
struct TargetList: Sendable {
    /// Targets of one view.
    static let most = 200

    let judged: [JudgedTarget]
    let view: FigureFilter

    /// - Parameters:
    ///   - subjects: whose targets are asked for.
    ///   - asOf: as they stood before this moment; nil as they stand.
    ///   - others: of what is no measure.
    static func read(
        _ view: FigureFilter, of subjects: (TargetSubject) -> Bool, asOf: Moment? = nil, today: String,
        from book: any TargetBook, _ figures: any FigureBook, others: any TargetSource
    ) async throws -> TargetList {
        let day = max(view.from, min(view.to, today))
        let found = try await book.targets(on: day, asOf: asOf, limit: most).filter { target in
            subjects(target.draft.subject) && (asOf == nil || Self.isKnownInPast(target.draft))
                && (view == view.everything || filter(of: target, view) == view)
        }
        return TargetList(
            judged: try await TargetJudge(figures, others: others).judge(found, view, today: today), view: view)
    }

    /// What stands beside a figure, by its row's label, nil for the whole.
    ///
    /// - Parameter isShare: whether the figure is the share of the measure.
    func beside(
        _ measure: Measure, isShare: Bool = false, row label: String?, of dimension: FigureDimension
    ) -> String? {
        beside(.measure(measure), { ($0 == .share) == isShare }, row: label, of: dimension)
    }

    /// - Parameter told: whether the figure is what a statistic says.
    func beside(
        _ subject: TargetSubject, _ told: (TargetStatistic) -> Bool, row label: String?, of dimension: FigureDimension
    ) -> String? {
        var shown = view
        if let label {
            guard let part = TargetPart(dimension, label) else { return nil }
            shown = part.narrow(view)
        }
        let found = judged.filter { judged in
            let draft = judged.target.draft
            // A share of everything stands beside no share of a part.
            return draft.subject == subject && Self.filter(of: judged.target, view) == shown
                && told(draft.statistic) && (draft.statistic != .share || view == view.everything)
        }
        return found.isEmpty ? nil : found.map(TargetWords.beside).joined(separator: ". ")
    }

    /// For the template `report-targets`.
    func values(_ words: ReportWords) -> [[String: Any]] {
        judged.map { judged in
            let draft = judged.target.draft
            var values: [String: Any] = [
                "title": TargetWords.title(draft.subject, draft.statistic), "of": words.label(draft.part),
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
        guard draft.part.map({ FigureDimension.knownInPast.contains($0.dimension) }) ?? true else { return false }
        switch draft.subject {
        case .measure(let measure):
            let base = draft.statistic == .percentage ? measure.base : nil
            return Measure.knownInPast.contains(measure) && base.map(Measure.knownInPast.contains) ?? true
        case .open, .age: return true
        case .milestone(let measure): return MilestoneMeasure.knownInPast.contains(measure)
        case .unanswered, .inTime, .agent: return false
        }
    }

    /// What a target's figure is of, in a view's days.
    private static func filter(of target: FigureTarget, _ view: FigureFilter) -> FigureFilter {
        target.draft.part?.narrow(view.everything) ?? view.everything
    }
}
