import Intake

extension ReportSheet {
    /// The table of coverage; none where nothing was imported.
    package static func coverage(_ lines: [ChannelCoverage]) -> [ReportSheet] {
        guard !lines.isEmpty else { return [] }
        let columns = [
            ReportColumn("channel", "Channel"), ReportColumn("source", "Contacts are"),
            ReportColumn("source_since", "Since"), ReportColumn("imported", "Imported"),
            ReportColumn("logged", "Logged"),
            ReportColumn("logged_percent", "Covered", definition: ChannelCoverage.definition),
            ReportColumn("days", "Days imported"), ReportColumn("days_without_import", "Days without"),
            ReportColumn("imported_through", "Imported through"),
        ]
        let rows = lines.map { line in
            [
                ReportValue.text(line.channel.id), .text(line.source.rawValue),
                line.since.map(ReportValue.text) ?? .nothing, .count(line.imported), .count(line.logged),
                line.tenths.map(ReportValue.share) ?? .nothing, .count(line.days), .count(line.missing),
                line.through.map(ReportValue.text) ?? .nothing,
            ]
        }
        return [ReportSheet("coverage", title: "Coverage of imported counts", columns: columns, rows: rows)]
    }
}
