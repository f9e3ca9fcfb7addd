import ArgumentParser
import Foundation
import Intake
import Reports
import Store
import Web

/// How a page of figures is printed.
struct PrintOptions: ParsableArguments {
    @OptionGroup var options: SettingsOption
    @Option(help: "text, csv, json or pdf.")
    var format = ReportFormat.text
    @Option(help: "With csv: which table, by its name in the JSON. (default: the first)")
    var table: String?

    /// Works the page out and prints it.
    ///
    /// - Parameter query: what the page's address would say, given the city's day.
    func print(_ page: ReportPage, _ query: (_ today: String) -> [String: String]) async throws {
        let settings = try options.settings()
        let clock = SystemWallClock()
        let today = CityCalendar(timeZone: settings.timeZone).day(of: clock.now())
        let isPaper = format == .pdf
        let (document, pdf) = try await OpenedStore.with(settings) { store in
            let press = try ReportPress(
                city: settings.city.name, zone: settings.timeZone, ports: ReportPorts(store, settings, clock: clock))
            let drawn: DrawnReport
            do {
                drawn = try await press.draw(page, query(today))
            } catch let refusal as ReportRefusal {
                throw CommandFailure(refusal.description)
            }
            return (drawn.document, isPaper ? try await press.pdf(of: drawn) : nil)
        }
        switch format {
        case .pdf:
            guard let pdf else { throw CommandFailure(PDFTool.advice) }
            try FileHandle.standardOutput.write(contentsOf: Data(pdf))
        case .text: Swift.print(ReportText.text(document), terminator: "")
        case .json: Swift.print(try document.json(), terminator: "")
        case .csv:
            guard let sheet = document.table(table) else {
                let names = document.tables.map(\.name).joined(separator: ", ")
                throw CommandFailure(names.isEmpty ? "there is no table yet" : "no such table; there are: \(names)")
            }
            Swift.print(sheet.csv, terminator: "")
        }
    }
}
