import Reports

/// Figures of some days beside those of the days before and of the same days last year: of pages whose figures are no measures.
struct ReportChanges {
    struct Line {
        /// As files call it.
        var name: String
        var title: String
        var now: ReportValue
        var before: ReportValue
        var lastYear: ReportValue
    }

    let lines: [Line]

    /// As the template `report-changes` takes it.
    var values: [[String: String]] {
        lines.map { line in
            [
                "title": line.title, "now": line.now.shown, "before": line.before.shown,
                "change": FigureWords.change(Self.number(line.now), Self.number(line.before)),
                "year": line.lastYear.shown,
                "year_change": FigureWords.change(Self.number(line.now), Self.number(line.lastYear)),
            ]
        }
    }

    var sheet: ReportSheet {
        ReportSheet(
            "compared", title: "Compared",
            columns: [
                ReportColumn("measure", "Measure"), ReportColumn("now", "These days"),
                ReportColumn("before", "Before"), ReportColumn("percent_of_before", "Change"),
                ReportColumn("last_year", "Last year"), ReportColumn("percent_of_last_year", "Change"),
            ],
            rows: lines.map { line in
                [
                    .named(line.name, title: line.title), line.now, line.before, Self.change(line.now, line.before),
                    line.lastYear, Self.change(line.now, line.lastYear),
                ]
            })
    }

    private static func change(_ now: ReportValue, _ other: ReportValue) -> ReportValue {
        FigureWords.changeTenths(number(now), number(other)).map(ReportValue.change) ?? .nothing
    }

    private static func number(_ value: ReportValue) -> Int64? {
        switch value {
        case .count(let count), .share(let count), .score(let count): Int64(count)
        case .milliseconds(let time): time
        case .text, .named, .change, .flag, .nothing: nil
        }
    }
}
