package import Desk
package import Intake

/// What the desk's tools beside the queue and a request's page ask of the store.
package struct ToolPorts: Sendable {
    package let search: any SearchBook
    package let candidates: any DuplicateCandidates
    /// By what they are judged.
    package let duplicates: ServedDuplicates
    package let junk: any JunkBook
    package let logging: LogPorts
    package let library: LibraryPorts
    package let roster: RosterPorts
    package let notices: NoticePorts
    package let reviews: ReviewPorts
    package let reports: ReportPorts
    package let followUp: FollowUpPorts

    package init(
        search: any SearchBook, candidates: any DuplicateCandidates, duplicates: ServedDuplicates,
        junk: any JunkBook, logging: LogPorts, library: LibraryPorts, roster: RosterPorts, notices: NoticePorts,
        reviews: ReviewPorts, reports: ReportPorts, followUp: FollowUpPorts
    ) {
        self.search = search
        self.candidates = candidates
        self.duplicates = duplicates
        self.junk = junk
        self.logging = logging
        self.library = library
        self.roster = roster
        self.notices = notices
        self.reviews = reviews
        self.reports = reports
        self.followUp = followUp
    }
}
