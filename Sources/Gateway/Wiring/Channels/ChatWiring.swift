import Channels
import Hummingbird
import Intake
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

    /// - Throws: where the page's template, which is in the binary, does not parse.
    init(_ parts: GatewayParts, proxies: ForwardedHeaders) throws {
        let floor = ChatFloor()
        var services: [any Service] = []
        var endpoints: [String: WebSocketEndpoint] = [:]
        for channel in parts.settings.chatChannels {
            let desk = ChatDesk(
                settings: channel, keeper: parts.store.keeper, chatLog: parts.store.chatLog, floor: floor,
                ids: parts.ids, clock: parts.clock, board: parts.board, log: parts.log)
            let chat = ChatEndpoint(desk: desk, proxies: proxies)
            endpoints[chat.path] = chat.endpoint
            let delivery = ChatDelivery(chatLog: parts.store.chatLog, floor: floor, clock: parts.clock)
            services += [chat.service, parts.deliveryLoop(channel.name, delivery)]
        }
        pages = ChatPages(
            try parts.settings.chatChannels.map {
                try ChatPage(
                    channel: $0.id, language: $0.language, city: parts.settings.city,
                    largestMessage: $0.largestMessage, allowedOrigins: $0.allowedOrigins)
            }, proxies: proxies)
        self.services = services
        self.endpoints = endpoints
    }

    /// Further origins that our own pages connect to: none, `'self'` covers our sockets.
    var connectSources: [String] { [] }

    /// Adds `/chat/…`.
    func add(to router: Router<SiteContext>) { pages.add(to: router) }
}
