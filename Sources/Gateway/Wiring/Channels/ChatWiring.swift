import Channels
import Hummingbird
import Intake
import Logging
import ServiceLifecycle
import Store
import Web
import Wire

/// The chat channels: their WebSocket endpoints, what is sent into them, and the widget's page.
struct ChatWiring {
    let services: [any Service]
    /// Path to endpoint.
    let endpoints: [String: WebSocketEndpoint]
    private let pages: ChatPages

    /// - Parameters:
    ///   - floor: the chats' connections.
    ///   - places: the order in which chats are taken.
    /// - Throws: where the page's template, which is in the binary, does not parse.
    init(
        _ parts: GatewayParts, floor: ChatFloor, places: any ChatPlaces, proxies: ForwardedHeaders
    ) throws {
        var services: [any Service] = []
        var endpoints: [String: WebSocketEndpoint] = [:]
        let around = try ChatAround(parts)
        for channel in parts.settings.chatChannels {
            let desk = ChatDesk(
                settings: channel, keeper: parts.store.keeper, chatLog: parts.store.chatLog, floor: floor,
                ids: parts.ids, clock: parts.clock, board: parts.board, log: parts.log,
                around: around, places: parts.journey.places)
            let chat = ChatEndpoint(desk: desk, proxies: proxies)
            endpoints[chat.path] = chat.endpoint
            let delivery = ChatDelivery(chatLog: parts.store.chatLog, floor: floor, clock: parts.clock)
            services += [chat.service, parts.deliveryLoop(channel.name, delivery)]
        }
        if !parts.settings.chatChannels.isEmpty { services += Self.loops(parts, floor: floor, places: places) }
        pages = ChatPages(
            try parts.settings.chatChannels.map {
                try ChatPage(
                    channel: $0.id, language: $0.language, city: parts.settings.city,
                    largestMessage: $0.largestMessage, allowedOrigins: $0.allowedOrigins)
            },
            notices: NoticeBoard(
                book: parts.store.openNotices, clock: parts.clock, cityLanguage: parts.settings.city.language),
            proxies: proxies)
        self.services = services
        self.endpoints = endpoints
    }

    /// What tells residents what happens around their chats: one writes it down, for all nodes; the other speaks to who is connected here.
    private static func loops(_ parts: GatewayParts, floor: ChatFloor, places: any ChatPlaces) -> [any Service] {
        let told = ToldFaults()
        let report: @Sendable (StoreFailure) -> Void = { [log = parts.log] failure in
            guard told.isNews("chat stage", failure.description) else { return }
            log.error("chats cannot use the store now", metadata: ["failure": "\(failure)"])
        }
        let scenes = ChatSceneLoop(
            stage: parts.store.chatStage, floor: floor, wallClock: parts.clock, report: report)
        let waiting = ChatPlaceLoop(stage: parts.store.chatStage, queue: places, floor: floor, report: report)
        return [parts.node.duty(.chatScenes) { await scenes.run() }, LoopService { await waiting.run() }]
    }

    /// Further origins that our own pages connect to: none, `'self'` covers our sockets.
    var connectSources: [String] { [] }

    /// Adds `/chat/…`.
    func add(to router: Router<SiteContext>) { pages.add(to: router) }
}

extension ChatAround {
    /// What this gateway's chats have beside their messages.
    init(_ parts: GatewayParts) throws {
        let settings = parts.settings
        var transcripts: TranscriptDesk?
        if let mailbox = settings.emailChannels.first {
            transcripts = TranscriptDesk(
                transcripts: parts.store.transcripts,
                letter: TranscriptLetter(city: settings.city, zone: settings.timeZone), channel: mailbox.name,
                messageIDDomain: mailbox.domain,
                tokens: try ReplyTokens(secrets: settings.replyKeys.map { Array($0.utf8) }), ids: parts.ids,
                clock: parts.clock)
        }
        self.init(
            stage: parts.store.chatStage, surveys: parts.store.surveys, links: settings.links,
            lowScore: settings.surveys.lowScore, transcripts: transcripts)
    }
}
