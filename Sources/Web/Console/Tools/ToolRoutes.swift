import Hummingbird

/// The desk's tools beside the queue and a request's page.
struct ToolRoutes: Sendable {
    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        SearchRoutes(pages: pages, time: time, ports: ports).add(to: people)
        SetAsideRoutes(pages: pages, time: time, ports: ports).add(to: people)
        LibraryRoutes(pages: pages, time: time, ports: ports).add(to: people)
        LibraryInsert(requests: RequestPages(pages: pages, time: time, ports: ports)).add(to: people)
        ReviewRoutes(pages: pages, time: time, ports: ports).add(to: people)
        NoticeRoutes(pages: pages, time: time, ports: ports).add(to: people)
        RosterRoutes(pages: pages, time: time, ports: ports).add(to: people)
        DateNoteRoutes(pages: pages, time: time, ports: ports.tools.reports).add(to: people)
        TargetRoutes(pages: pages, time: time, ports: ports.tools.reports).add(to: people)
        ReportRoutes(pages: pages, time: time, ports: ports.tools.reports).add(to: people)
        FollowUpRoutes(pages: pages, time: time, ports: ports).add(to: people)
        ActionRoutes(pages: pages, time: time, ports: ports).add(to: people)
        SentReportRoutes(pages: pages, time: time, ports: ports.tools.reports).add(to: people)
        LogRoutes(pages: pages, time: time, ports: ports).add(to: people)
        ContactRoutes(pages: pages, time: time, ports: ports).add(to: people)
    }
}
