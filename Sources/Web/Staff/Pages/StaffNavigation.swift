import Desk

/// What the header of every page leads to, for those who may.
struct StaffNavigation: Sendable {
    let title: String
    let path: String
    /// Nil for everybody.
    let permission: Permission?

    static let entries: [StaffNavigation] = [
        StaffNavigation(title: "Queue", path: ConsoleRoutes.path, permission: .requestList),
        StaffNavigation(title: "Needs a person", path: AttentionRoutes.path, permission: .assignOthers),
        StaffNavigation(title: "Log a contact", path: LogRoutes.path, permission: .logContact),
        StaffNavigation(title: "Floor", path: FloorRoutes.path, permission: .floor),
        StaffNavigation(title: "Library", path: LibraryRoutes.path, permission: .requestRead),
        StaffNavigation(title: "Roster", path: RosterRoutes.path, permission: .roster),
        StaffNavigation(title: "Reviews", path: ReviewRoutes.path, permission: .reviews),
        StaffNavigation(title: "Surveys", path: SurveyOverviewRoutes.path, permission: .reports),
        StaffNavigation(title: "Accounts", path: "/desk/accounts", permission: .accounts),
        StaffNavigation(title: "Audit", path: "/desk/audit", permission: .audit),
    ]
}
