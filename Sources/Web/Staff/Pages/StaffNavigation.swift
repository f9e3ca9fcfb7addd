import Desk

/// What the header of every page leads to, for those who may.
struct StaffNavigation: Sendable {
    let title: String
    let path: String
    /// Any of these is enough.
    let permissions: [Permission]

    static let entries: [StaffNavigation] = [
        StaffNavigation(title: "Queue", path: ConsoleRoutes.path, permissions: [.requestList]),
        StaffNavigation(title: "Needs a person", path: AttentionRoutes.path, permissions: [.requestList]),
        StaffNavigation(title: "Set aside", path: SetAsideRoutes.path, permissions: [.requestList]),
        StaffNavigation(title: "Log a contact", path: LogRoutes.path, permissions: [.logContact]),
        StaffNavigation(title: "Floor", path: FloorRoutes.path, permissions: [.floor]),
        StaffNavigation(title: "Notices", path: NoticeRoutes.path, permissions: NoticeRoutes.readers),
        StaffNavigation(title: "Library", path: LibraryRoutes.path, permissions: [.requestRead]),
        StaffNavigation(title: "Roster", path: RosterRoutes.path, permissions: [.roster]),
        StaffNavigation(title: "Reviews", path: ReviewRoutes.path, permissions: ReviewRoutes.readers),
        StaffNavigation(title: "Reports", path: ReportRoutes.path, permissions: [.reports]),
        StaffNavigation(title: "Surveys", path: SurveyOverviewRoutes.path, permissions: [.reports]),
        StaffNavigation(title: "Accounts", path: "/desk/accounts", permissions: [.accounts]),
        StaffNavigation(title: "Audit", path: "/desk/audit", permissions: [.audit]),
    ]
}
