import Foundation
import Intake
import Reports

/// A table of the manager's figures for a terminal.
enum FigureTableText {
    static func table(
        _ table: FigureTable, by dimension: FigureDimension, _ filter: FigureFilter, _ standing: FigureStanding,
        zone: TimeZone
    ) -> String {
        var lines = [[dimension.rawValue] + table.measures.flatMap(headings)]
        for row in table.rows { lines.append([row.label] + table.measures.flatMap { cells(row, $0) }) }
        lines.append(["all"] + table.measures.flatMap { cells(table.total, $0) })
        return "\(filter.from) to \(filter.to), \(asOf(standing, zone))\n\n" + TextTable.aligned(lines)
    }

    private static func headings(_ measure: Measure) -> [String] {
        measure.isShared ? [FigureWords.heading(measure), "share"] : [FigureWords.heading(measure)]
    }

    private static func cells(_ row: FigureTable.Row, _ measure: Measure) -> [String] {
        let cell = FigureWords.cell(row[measure])
        return measure.isShared ? [cell, FigureWords.share(row.shares[measure] ?? 0)] : [cell]
    }

    private static func asOf(_ standing: FigureStanding, _ zone: TimeZone) -> String {
        guard let asOf = standing.asOf else { return "never counted yet: the gateway counts while it serves" }
        let waiting = standing.waitingDays > 0 ? "; \(standing.waitingDays) days are being counted again" : ""
        return "as of \(LocalTime.text(asOf, zone))\(waiting)"
    }
}
