/// What the city configured for the way of a message.
package struct JourneySettings: Sendable {
    /// By channel id.
    package var profiles: [String: ChannelProfile]
    package var routing: RoutingRules
    package var calendar: CityCalendar
    package var templates: ReplyTemplates
    package var tokens: ReplyTokens
    package var cityLanguage: Language
    package var acknowledgementCap = AcknowledgementCap()
    package var confirmationCap = AnswerCap()
    package var emergencyCap = AnswerCap()
    package var emergencies = EmergencyPhrases.standard
    package var surveys = SurveyRules()
    package var understanding = Understanding()
    package var junk = JunkSense()
    /// How much is open where, for the rules that ask.
    package var loads = RoutingLoads()
    /// By the city's gazetteer; nil where it has none.
    package var places: PlaceFinder?
    /// Makes the links in replies; nil where replies have none.
    package var links: ResidentLinks?

    package init(
        profiles: [String: ChannelProfile], routing: RoutingRules, calendar: CityCalendar, templates: ReplyTemplates,
        tokens: ReplyTokens, cityLanguage: Language
    ) {
        self.profiles = profiles
        self.routing = routing
        self.calendar = calendar
        self.templates = templates
        self.tokens = tokens
        self.cityLanguage = cityLanguage
    }
}
