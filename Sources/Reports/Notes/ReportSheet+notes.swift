import Intake

extension ReportSheet {
    /// The notes on a report's days by the numbers that its charts mark them with; none where there are no notes.
    package static func notes(_ notes: [DateNote]) -> [ReportSheet] {
        guard !notes.isEmpty else { return [] }
        let columns = [
            ReportColumn("number", "No."), ReportColumn("from", "From"), ReportColumn("to", "To"),
            ReportColumn("channel_kind", "Kind of channel"), ReportColumn("channel", "Channel"),
            ReportColumn("note", "Note"), ReportColumn("by", "By"),
        ]
        let rows = notes.enumerated().map { index, note in
            [
                ReportValue.count(index + 1), .text(note.from), .text(note.to),
                note.channelKind.map { .text($0.rawValue) } ?? .nothing, note.channel.map(ReportValue.text) ?? .nothing,
                .text(note.text), .text(note.author),
            ]
        }
        return [ReportSheet("date_notes", title: "Notes on these days", columns: columns, rows: rows)]
    }
}
