import Intake
import Store
import Web

extension ToolPorts {
    /// The tools on this gateway's store.
    init(_ parts: GatewayParts) {
        let settings = parts.settings
        self.init(
            search: SearchWiring.book(parts),
            logging: LogPorts(
                desk: parts.store.contacts, channels: settings.loggedChannels, catalogue: settings.routing.catalogue,
                cityLanguage: settings.city.language),
            library: LibraryPorts(
                book: parts.store.library, city: settings.city, catalogue: settings.routing.catalogue),
            roster: RosterPorts(book: parts.store.roster, calendar: CityCalendar(timeZone: settings.timeZone)),
            reviews: ReviewPorts(
                desk: parts.store.reviews, scorecards: settings.scorecards,
                calendar: CityCalendar(timeZone: settings.timeZone)))
    }
}
