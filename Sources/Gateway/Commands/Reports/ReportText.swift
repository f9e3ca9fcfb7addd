import Reports

/// A report as text: for terminals and mails.
enum ReportText {
    static func text(_ document: ReportDocument) -> String {
        var parts = ["\(document.title): \(document.view)\n\(standing(document))\n"]
        parts += document.tables.map { "\($0.title)\n\n\(table($0))" }
        if !document.notes.isEmpty { parts.append(document.notes.joined(separator: "\n") + "\n") }
        return parts.joined(separator: "\n")
    }

    /// One table, its columns aligned.
    static func table(_ sheet: ReportSheet) -> String {
        guard !sheet.rows.isEmpty || sheet.total != nil else { return "nothing\n" }
        let lines = sheet.rows + (sheet.total.map { [$0] } ?? [])
        let leading = sheet.columns.indices.filter { column in
            column == 0 || !lines.contains { $0.indices.contains(column) && $0[column].isNumber }
        }
        return TextTable.aligned(
            [sheet.columns.map(\.title)] + lines.map { $0.map(\.shown) }, leading: Set(leading))
    }

    private static func standing(_ document: ReportDocument) -> String {
        guard document.page != .forecast else { return "" }
        guard let asOf = document.asOf else { return "Never counted yet: the gateway counts while it serves." }
        let waiting = document.waitingDays > 0 ? "; \(document.waitingDays) days are being counted again" : ""
        return "As of \(asOf)\(waiting)."
    }
}
