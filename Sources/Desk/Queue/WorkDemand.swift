package import Intake

/// What a piece of work asks for, and how pressing it is: the part of `WorkItem` that may change while it is open.
package struct WorkDemand: Hashable, Sendable {
    /// 1, the most urgent, to 5.
    package var priority: Int
    package var language: Language?
    package var department: String?
    package var team: TeamID?
    package var due: Moment?

    package init(priority: Int, language: Language?, department: String?, team: TeamID?, due: Moment?) {
        self.priority = priority
        self.language = language
        self.department = department
        self.team = team
        self.due = due
    }
}
