import Intake
import Reports

extension ReportRoutes {
    /// What every document of figures says beside its tables.
    func document(
        _ page: ReportPage, _ address: ReportAddress, _ tables: [ReportSheet], notes: [String] = []
    ) async throws -> ReportDocument {
        let standing = try await figures(address).figuresAsOf()
        let form = ReportForm(address: address, words: words, path: page.path, departments: [])
        return ReportDocument(
            page: page, title: page.title, from: address.filter.from, to: address.filter.to, view: form.told,
            asOf: standing.asOf.map(time.machine), waitingDays: standing.waitingDays, notes: notes, tables: tables)
    }

    func sheet(_ name: String, title: String, _ table: FigureTable, by dimension: FigureDimension) -> ReportSheet {
        ReportSheet(
            name, title: title, table, by: dimension, heading: ReportWords.title(dimension),
            label: { words.label($0, dimension) })
    }
}
