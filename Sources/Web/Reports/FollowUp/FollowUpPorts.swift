package import Desk
package import Intake
package import Reports

/// What following up on requests needs, and the record of what was done.
package struct FollowUpPorts: Sendable {
    package let book: any FollowUpBook
    package let desk: any FollowUpDesk
    package let escalations: any EscalationBook
    package let actions: any ActionBook
    package let asking: DepartmentAsking
    package let calendar: CityCalendar

    package init(
        book: any FollowUpBook, desk: any FollowUpDesk, escalations: any EscalationBook, actions: any ActionBook,
        asking: DepartmentAsking, calendar: CityCalendar
    ) {
        self.book = book
        self.desk = desk
        self.escalations = escalations
        self.actions = actions
        self.asking = asking
        self.calendar = calendar
    }
}
