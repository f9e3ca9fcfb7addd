package import Desk
package import Intake

/// What the roster's pages need.
package struct RosterPorts: Sendable {
    package let book: any RosterBook
    package let teams: any TeamBook
    package let calendar: CityCalendar

    package init(book: any RosterBook, teams: any TeamBook, calendar: CityCalendar) {
        self.book = book
        self.teams = teams
        self.calendar = calendar
    }
}
