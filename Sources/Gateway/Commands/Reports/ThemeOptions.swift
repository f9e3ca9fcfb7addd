import ArgumentParser
import Reports

/// Of which part of everything a page of figures is, and by what it is split.
struct ThemeOptions: ParsableArguments {
    @OptionGroup var figures: FigureOptions
    @Option(help: "channel_kind, channel, request_type, department, origin, day or month.")
    var by = FigureDimension.channelKind
    @Option(help: "Of which measure the table over_time is, by its name below. (default: the page's usual one)")
    var chart: String?

    func query(today: String) -> [String: String] {
        var query = figures.query(today: today).merging(["by": by.rawValue]) { first, _ in first }
        query["chart"] = chart
        return query
    }

    /// The help of a theme's command, with what it counts.
    static func configuration(_ theme: ReportTheme) -> CommandConfiguration {
        CommandConfiguration(
            abstract: "\(theme.title): \(theme.measures.map(\.title).joined(separator: ", ").lowercased()).",
            discussion: """
                As the page /reports/\(theme.rawValue). Durations are told as median and 90th percentile, scores as their mean.

                    intake report \(theme.rawValue) --by department --from 2026-07-01 --to 2027-06-30
                    intake report \(theme.rawValue) --by month --kind chat --format csv > chats.csv

                """ + theme.measures.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "\n"))
    }
}
