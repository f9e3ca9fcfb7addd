import Channels
import Hummingbird
import Intake
import ServiceLifecycle
import Store
import Web
import Wire

/// The services of the text channels: the callbacks' keeper, what each sends, and the job that fetches pictures.
struct TextWiring {
    let services: [any Service]
    private let routes: TextCallbackRoutes
    private let proxies: ForwardedHeaders

    init(_ parts: GatewayParts, proxies: ForwardedHeaders) {
        let channels = parts.settings.textChannels.map {
            TextChannel($0, client: parts.client, clock: parts.clock)
        }
        let keeper = DeadlineKeeper(keeper: parts.store.keeper)
        let media = MediaJob(
            channels: channels, queue: parts.store.media, blobs: parts.blobs, places: parts.journey.places,
            doorbell: parts.store.filed, clock: parts.clock, logger: parts.log)
        routes = TextCallbackRoutes(
            channels: channels, keeper: keeper, health: parts.board, clock: parts.clock, logger: parts.log)
        services =
            [keeper, parts.node.duty(.media) { await media.run() }]
            + channels.map { parts.deliveryLoop($0.name, TextDelivery(channel: $0)) }
        self.proxies = proxies
    }

    /// Adds `/sms/…`.
    func add(to router: Router<SiteContext>) {
        let proxies = proxies
        routes.add(to: router) { request, context in
            proxies.client(peer: context.peer, host: request.head.authority, headers: request.headers)
                .address?.description
        }
    }
}
