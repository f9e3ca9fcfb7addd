import Intake
import Store
import Web

extension ToolPorts {
    /// The tools on this gateway's store.
    init(_ parts: GatewayParts) throws {
        let settings = parts.settings
        self.init(
            search: SearchWiring.book(parts), candidates: SearchWiring.candidates(parts),
            duplicates: parts.duplicates,
            junk: parts.store.junk,
            logging: LogPorts(
                desk: parts.store.contacts, book: parts.store.contactBook, channels: settings.loggedChannels,
                catalogue: settings.routing.catalogue, understanding: parts.understanding,
                cityLanguage: settings.city.language, logged: settings.logged),
            library: LibraryPorts(
                book: parts.store.library, city: settings.city, catalogue: settings.routing.catalogue),
            roster: RosterPorts(
                book: parts.store.roster, teams: parts.store.teams, calendar: CityCalendar(timeZone: settings.timeZone)),
            notices: NoticePorts(book: parts.store.notices, catalogue: settings.routing.catalogue, city: settings.city),
            reviews: ReviewPorts(
                desk: parts.store.reviews, book: parts.store.scorecards, scorecards: settings.scorecards,
                calendar: CityCalendar(timeZone: settings.timeZone)),
            reports: ReportPorts(parts.store, settings, clock: parts.clock),
            followUp: try FollowUpPorts(parts))
    }
}

extension ReportPorts {
    /// The manager's pages on a store.
    init(_ store: IntakeStore, _ settings: Settings, clock: any WallClock) {
        self.init(
            figures: store.figures, past: store.past, causes: store.causes, backlog: store.backlog,
            agents: store.agents, volumes: store.volumes, mailboxes: store.mailboxAccounts,
            calendar: CityCalendar(timeZone: settings.timeZone),
            catalogue: settings.routing.catalogue, versions: store.catalogue, roster: store.roster,
            reviews: store.reviews, actions: store.actions, milestones: store.milestones,
            holidays: settings.routing.holidays, clock: clock,
            dateNotes: store.dateNotes, targets: store.targets, channels: settings.channels.map(\.name),
            mail: store.reportMail,
            subscriptions: settings.reportMail)
    }
}
