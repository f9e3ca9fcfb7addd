package import Desk
package import Intake
package import Reports

/// What the manager's pages ask for.
package struct ReportPorts: Sendable {
    package let figures: any FigureBook
    /// The same as they were known on an earlier day.
    package let past: any PastFigureBook
    /// The rows behind them.
    package let causes: any FigureCauseBook
    /// The requests that were open at a moment.
    package let backlog: any BacklogBook
    /// What each of the staff did.
    package let agents: any AgentBook
    /// What other systems counted.
    package let volumes: any VolumeBook
    /// What became of the mails in the city's mailboxes.
    package let mailboxes: any MailboxAccounting
    package let calendar: CityCalendar
    package let catalogue: RequestCatalogue
    /// What became of the request types.
    let catalogueMilestones: CatalogueMilestones
    package let roster: any RosterBook
    package let reviews: any ReviewDesk
    /// The record of visits, reviews and plans.
    package let actions: any ActionBook
    /// Trainings, partners and changes because of feedback.
    package let milestones: any MilestoneBook
    /// The city's holidays, as `2026-07-04`.
    package let holidays: Set<String>
    package let clock: any WallClock
    /// What makes PDF; nil where it is not installed, which may change while we run.
    package let pdfTool: @Sendable () -> PDFTool?
    package let press = PDFPress()
    /// The manager's notes on dates.
    package let dateNotes: any DateNoteBook & DateNoteDesk
    /// The manager's targets.
    package let targets: any TargetBook & TargetDesk
    /// The city's channels.
    package let channels: [ChannelName]
    /// What was sent by mail, and what the settings send.
    package let mail: any ReportMailBook
    package let subscriptions: [ReportSubscription]

    package init(
        figures: any FigureBook, past: any PastFigureBook, causes: any FigureCauseBook, backlog: any BacklogBook,
        agents: any AgentBook, volumes: any VolumeBook, mailboxes: any MailboxAccounting, calendar: CityCalendar,
        catalogue: RequestCatalogue,
        versions: any CatalogueBook, roster: any RosterBook, reviews: any ReviewDesk, actions: any ActionBook,
        milestones: any MilestoneBook,
        holidays: Set<String>, clock: any WallClock, dateNotes: any DateNoteBook & DateNoteDesk,
        targets: any TargetBook & TargetDesk,
        channels: [ChannelName], mail: any ReportMailBook,
        subscriptions: [ReportSubscription],
        pdfTool: @escaping @Sendable () -> PDFTool? = { PDFTool() }
    ) {
        self.figures = figures
        self.past = past
        self.causes = causes
        self.backlog = backlog
        self.agents = agents
        self.volumes = volumes
        self.mailboxes = mailboxes
        self.calendar = calendar
        self.catalogue = catalogue
        catalogueMilestones = CatalogueMilestones(book: versions)
        self.roster = roster
        self.reviews = reviews
        self.actions = actions
        self.milestones = milestones
        self.holidays = holidays
        self.clock = clock
        self.dateNotes = dateNotes
        self.targets = targets
        self.channels = channels
        self.mail = mail
        self.subscriptions = subscriptions
        self.pdfTool = pdfTool
    }
}
