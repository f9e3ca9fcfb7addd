package import Intake
package import Reports

/// What the manager's pages ask for.
package struct ReportPorts: Sendable {
    package let figures: any FigureBook
    package let calendar: CityCalendar
    package let catalogue: RequestCatalogue
    package let clock: any WallClock

    package init(
        figures: any FigureBook, calendar: CityCalendar, catalogue: RequestCatalogue, clock: any WallClock
    ) {
        self.figures = figures
        self.calendar = calendar
        self.catalogue = catalogue
        self.clock = clock
    }
}
