package import Desk
package import Intake

/// What logging contacts needs besides search.
package struct LogPorts: Sendable {
    package let desk: any ContactDesk
    package let book: any ContactBook
    /// The channels that staff log, in the order of their kinds.
    package let channels: [ChannelName]
    package let catalogue: RequestCatalogue
    package let suggestions: RequestTypeSuggestions
    package let understanding: Understanding
    package let cityLanguage: Language
    /// What becomes of what is logged.
    package let logged: LoggedWork

    package init(
        desk: any ContactDesk, book: any ContactBook, channels: [ChannelName], catalogue: RequestCatalogue,
        understanding: Understanding, cityLanguage: Language, logged: LoggedWork
    ) {
        self.desk = desk
        self.book = book
        self.channels = channels
        self.catalogue = catalogue
        self.understanding = understanding
        suggestions = RequestTypeSuggestions(catalogue)
        self.cityLanguage = cityLanguage
        self.logged = logged
    }
}
