import Hummingbird
import Intake
import Logging
import Metrics
import ServiceLifecycle
import Store
import Web
import Wire

/// The two listeners: public for residents and providers, staff for health detail and metrics. On loopback they may be one.
struct SiteWiring {
    let services: [any Service]
    /// Each as `GET /path`, for the check against `RouteReference`.
    let publicRoutes: [String]
    let staffRoutes: [String]

    init(
        _ parts: GatewayParts, texts: TextWiring, chats: ChatWiring, desk: StaffSite, residents: ResidentSite,
        proxies: ForwardedHeaders
    ) {
        let listen = parts.settings.listen
        let health = HealthRoutes(
            board: parts.board, filer: parts.store.filer, probe: parts.store.keepProbe,
            quarantine: parts.store.quarantineBook, metrics: parts.metrics, clock: parts.clock)
        let isShared = listen.publicAddress == listen.staffAddress
        let router = Router(context: SiteContext.self)
        router.add(
            middleware: SecurityHeaders(
                frameAncestors: [], connectSources: chats.connectSources, isSecure: listen.publicURL.hasPrefix("https"))
        )
        texts.add(to: router)
        router.add(middleware: OffTheLoop())
        router.add(middleware: GivesUpLooks())
        chats.add(to: router)
        residents.add(to: router)
        if isShared {
            health.addStaff(to: router)
            desk.add(to: router)
        } else {
            health.addPublic(to: router)
        }
        let endpoints = chats.endpoints.merging(isShared ? desk.endpoints : [:]) { first, _ in first }
        publicRoutes = router.routes.map(\.description) + endpoints.keys.map { "GET \($0)" }
        var limits = HTTPLimits()
        limits.connections = min(limits.connections, OpenFiles.connections(of: OpenFiles.raise()))
        let publicListener = HTTPListener(
            host: listen.publicAddress.host, port: listen.publicAddress.port, limits: limits,
            cap: Self.cap(listen, proxies: proxies, log: parts.log), endpoints: endpoints,
            responder: router.buildResponder(), logger: Self.quiet(parts.log))
        var services: [any Service] = [
            publicListener, BoundNotice(listener: publicListener, name: "public", log: parts.log),
        ]
        let staff = Router(context: SiteContext.self)
        if !isShared {
            staff.add(middleware: SecurityHeaders())
            staff.add(middleware: OffTheLoop())
            staff.add(middleware: GivesUpLooks())
            health.addStaff(to: staff)
            desk.add(to: staff)
            let listener = HTTPListener(
                host: listen.staffAddress.host, port: listen.staffAddress.port,
                endpoints: desk.endpoints, responder: staff.buildResponder(),
                logger: Self.quiet(parts.log))
            services += [listener, BoundNotice(listener: listener, name: "staff", log: parts.log)]
        }
        staffRoutes = staff.routes.map(\.description) + (isShared ? [] : desk.endpoints.keys.map { "GET \($0)" })
        self.services = services
    }

    /// Nil where any address may open as many connections as there are.
    private static func cap(_ listen: Settings.Listen, proxies: ForwardedHeaders, log: Logger) -> AddressCap? {
        guard listen.connectionsPerAddress > 0 else { return nil }
        let refused = Counter(label: "intake_connections_refused_total")
        let told = ToldFaults()
        return AddressCap(limit: listen.connectionsPerAddress, proxies: proxies) {
            refused.increment()
            guard told.isNews("connections", "too many") else { return }
            log.warning(
                "an address has too many connections open, further ones are closed; a proxy belongs into `trusted_proxies`",
                metadata: ["most": "\(listen.connectionsPerAddress)"])
        }
    }

    /// The server's own lines about each connection are not the operator's business.
    private static func quiet(_ log: Logger) -> Logger {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        return quiet
    }
}
