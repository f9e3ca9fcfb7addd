import Intake

extension ReportSheet {
    /// The targets of a report's days beside their figures; none where none holds.
    ///
    /// - Parameter title: what people call a target's part; nil for everything.
    package static func targets(_ targets: [JudgedTarget], part title: (TargetPart?) -> String) -> [ReportSheet] {
        guard !targets.isEmpty else { return [] }
        let columns = [
            ReportColumn("target", "Target"), ReportColumn("of", "Of"), ReportColumn("bound", "Wanted"),
            ReportColumn("wanted", "Value"), ReportColumn("unit", "Unit"),
            ReportColumn(
                "wanted_in_these_days", "In these days",
                definition: "Of what is wanted in a day, week, month or year the part that falls to these days."),
            ReportColumn("figure", "Figure"), ReportColumn("met", "Met"), ReportColumn("off_by", "Off by"),
            ReportColumn("off_by_percent", "Off by"), ReportColumn("since", "Since"),
        ]
        let rows = targets.map { judged -> [ReportValue] in
            let draft = judged.target.draft
            let unit = [draft.statistic.unit, draft.rate?.title].compactMap(\.self).joined(separator: " ")
            return [
                .named(
                    "\(draft.subject.name).\(draft.statistic.rawValue)",
                    title: TargetWords.title(draft.subject, draft.statistic)),
                .named(draft.part?.label ?? "all", title: title(draft.part)),
                .named(draft.bound.rawValue, title: draft.bound.title), value(draft.value, draft.statistic),
                .text(unit), value(judged.wanted, draft.statistic),
                judged.figure.map { value($0, draft.statistic) } ?? .nothing,
                .text(judged.isMet.map { $0 ? "met" : "missed" } ?? "no figure"),
                judged.off.map { value($0, draft.statistic) } ?? .nothing,
                judged.offTenths.map(ReportValue.share) ?? .nothing, .text(draft.from),
            ]
        }
        return [ReportSheet("targets", title: "Targets", columns: columns, rows: rows)]
    }

    private static func value(_ value: Int64, _ statistic: TargetStatistic) -> ReportValue {
        switch statistic {
        case .sum, .level: .count(Int(value))
        case .share, .percentage: .share(Int(value))
        case .median, .p90: .milliseconds(value)
        case .mean: .score(Int(value))
        }
    }
}
