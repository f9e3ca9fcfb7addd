package import Desk
package import Intake

/// What logging contacts needs besides search.
package struct LogPorts: Sendable {
    package let desk: any ContactDesk
    /// The channels that staff log, in the order of their kinds.
    package let channels: [ChannelName]
    package let catalogue: RequestCatalogue
    package let suggestions: RequestTypeSuggestions
    package let cityLanguage: Language

    package init(
        desk: any ContactDesk, channels: [ChannelName], catalogue: RequestCatalogue, cityLanguage: Language
    ) {
        self.desk = desk
        self.channels = channels
        self.catalogue = catalogue
        suggestions = RequestTypeSuggestions(catalogue)
        self.cityLanguage = cityLanguage
    }
}
