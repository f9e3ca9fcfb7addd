/// Reports as HTML for mails: every text is escaped, looks stand in the elements, and nothing is fetched.
package enum ReportMarkup {
    private static let cell = "padding:4px 8px;border-bottom:1px solid #cfd6de;"

    /// - Parameters:
    ///   - title: the mail's subject.
    ///   - link: an address at the desk for a page's document; nil for none.
    package static func html(
        title: String, _ documents: [ReportDocument], link: (ReportDocument) -> String?
    ) -> String {
        let parts = documents.map { section($0, link: link($0)) }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>\(escaped(title))</title></head>
            <body style="font:14px/1.45 sans-serif;color:#1b1f24;background:#ffffff;margin:16px">
            <h1 style="font-size:20px;margin:0 0 8px">\(escaped(title))</h1>
            \(parts.joined(separator: "\n"))
            </body></html>

            """
    }

    private static func section(_ document: ReportDocument, link: String?) -> String {
        var lines = ["<h2 style=\"font-size:17px;margin:20px 0 4px\">\(escaped(document.title))</h2>"]
        lines.append("<p style=\"margin:0 0 8px;color:#545d69\">\(escaped(document.view))</p>")
        for table in document.tables where !table.rows.isEmpty { lines.append(self.table(table)) }
        lines += document.notes.map { "<p style=\"margin:0 0 8px;color:#545d69\">\(escaped($0))</p>" }
        if let link { lines.append("<p><a href=\"\(escaped(link))\">This page at the desk</a></p>") }
        return lines.joined(separator: "\n")
    }

    private static func table(_ sheet: ReportSheet) -> String {
        let numbers = Set(
            sheet.columns.indices.filter { column in
                sheet.rows.contains { $0.indices.contains(column) && $0[column].isNumber }
            })
        func style(_ column: Int) -> String {
            cell + (numbers.contains(column) ? "text-align:right" : "text-align:left")
        }
        let head = sheet.columns.enumerated().map {
            "<th scope=\"col\" style=\"\(style($0))\">\(escaped($1.title))</th>"
        }
        let rows = (sheet.rows + (sheet.total.map { [$0] } ?? [])).map { row in
            let cells = row.enumerated().map { column, value in
                let text = escaped(value.shown)
                return column == 0
                    ? "<th scope=\"row\" style=\"\(style(column))\">\(text)</th>"
                    : "<td style=\"\(style(column))\">\(text)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <table style="border-collapse:collapse;margin:0 0 12px"><caption style="text-align:left;font-weight:bold;padding:4px 0">\
            \(escaped(sheet.title))</caption><thead><tr>\(head.joined())</tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table>
            """
    }

    /// For text and attributes.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
