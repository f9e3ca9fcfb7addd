import ArgumentParser
import Intake
import Reports
import Store
import Web

/// How a page of figures is printed.
struct PrintOptions: ParsableArguments {
    @OptionGroup var options: SettingsOption
    @Option(help: "text, csv or json.")
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
        let document = try await OpenedStore.with(settings) { store in
            let press = try ReportPress(
                city: settings.city.name, zone: settings.timeZone, ports: ReportPorts(store, settings, clock: clock))
            return try await press.draw(page, query(today)).document
        }
        switch format {
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
