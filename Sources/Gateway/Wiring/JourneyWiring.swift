import Channels
import Intake

extension Journey {
    /// The way of a message as `settings` have it.
    ///
    /// - Parameters:
    ///   - understanding: what was learnt; nothing where nobody may wait for it (rehearsals).
    ///   - junk: the same of junk.
    init(
        _ settings: Settings, calendar: CityCalendar, ids: RowIDSource, understanding: Understanding = Understanding(),
        junk: JunkSense = JunkSense(), loads: RoutingLoads = RoutingLoads()
    ) throws {
        var journey = try JourneySettings(settings, calendar: calendar)
        journey.understanding = understanding
        journey.junk = junk
        journey.loads = loads
        if !settings.places.files.isEmpty { journey.places = PlaceFinder(try settings.places.gazetteer()) }
        let normalisers: [ReceivedFormat: any Normaliser] = [
            .mail: EmailNormaliser(
                channels: settings.emailChannels, tokens: journey.tokens, markers: ReplyTemplates.replyMarkers),
            .chat: ChatNormaliser(),
            .text: TextNormaliser(channels: settings.textChannels),
            .logged: LoggedNormaliser(),
            .link: LinkMessageNormaliser(),
        ]
        self.init(journey, normalisers: normalisers, ids: ids)
    }
}

extension JourneySettings {
    /// What the stages need of `settings`.
    init(_ settings: Settings, calendar: CityCalendar) throws {
        self.init(
            profiles: Dictionary(settings.channels.map { ($0.name.id, $0.profile) }) { first, _ in first },
            routing: settings.routing, calendar: calendar, templates: settings.templates,
            tokens: try ReplyTokens(secrets: settings.replyKeys.map { Array($0.utf8) }),
            cityLanguage: settings.city.language)
        acknowledgementCap = settings.acknowledgementCap
        emergencies = settings.emergencies
        links = settings.links
        surveys = settings.surveys
    }
}

extension Settings {
    var emailChannels: [EmailChannelSettings] {
        channels.compactMap { if case .email(let channel) = $0 { channel } else { nil } }
    }

    var chatChannels: [ChatChannelSettings] {
        channels.compactMap { if case .chat(let channel) = $0 { channel } else { nil } }
    }

    /// In the order of their kinds.
    var loggedChannels: [ChannelName] {
        LoggedChannelSettings.kinds.flatMap { kind in channels.map(\.name).filter { $0.kind == kind } }
    }

    var textChannels: [TextChannelSettings] {
        channels.compactMap { if case .text(let channel, _, _) = $0 { channel } else { nil } }
    }
}
