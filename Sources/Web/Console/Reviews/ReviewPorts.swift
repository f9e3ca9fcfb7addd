package import Desk
package import Intake

/// What the pages about reviews need.
package struct ReviewPorts: Sendable {
    package let desk: any ReviewDesk
    /// At least one.
    package let scorecards: [Scorecard]
    package let calendar: CityCalendar

    /// - Parameter scorecards: the city's; where there are none, `Scorecard.standard`.
    package init(desk: any ReviewDesk, scorecards: [Scorecard], calendar: CityCalendar) {
        self.desk = desk
        self.scorecards = scorecards.isEmpty ? [.standard] : scorecards
        self.calendar = calendar
    }
}
