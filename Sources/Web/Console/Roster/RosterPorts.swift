package import Desk
package import Intake

/// What the roster's pages need.
package struct RosterPorts: Sendable {
    package let book: any RosterBook
    package let calendar: CityCalendar

    package init(book: any RosterBook, calendar: CityCalendar) {
        self.book = book
        self.calendar = calendar
    }
}
