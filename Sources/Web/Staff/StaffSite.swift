package import Desk
package import Foundation
package import Hummingbird
package import Intake
package import Logging
package import ServiceLifecycle
package import Wire

/// The desk's way in: who asks, what they may, and the pages about accounts. Further pages of the desk are added to the group that
/// `people(_:)` gives.
package struct StaffSite: Sendable {
    /// Draws the desk's pages, also those of others.
    package let pages: StaffPages
    private let city: City
    private let address: String
    private let origins: OriginCheck
    private let ports: StaffPorts
    private let console: ConsolePorts
    private let limits: SessionLimits
    private let secondStepFor: Set<Role>
    private let proxies: ForwardedHeaders
    private let time: StaffTime
    private let bench: PasswordBench
    private let callers = CallerLimit()
    private let wrongTokens = RateLimiter<IPAddress>(rate: TokenRate(perSecond: 0.5, burst: 60))
    private let log: Logger
    private let live: LiveEndpoint
    private let openID: (any IdentityProvider)?
    private let browsers: KnownBrowsers
    private let gate: DeskGate

    /// - Parameters:
    ///   - address: scheme and host under which staff reach the desk, for links; without a slash at the end.
    ///   - origin: the same as browsers name it; nil where it is none.
    ///   - openID: the city's identity provider; nil where all accounts are local.
    ///   - gate: whether this node has the desk.
    ///   - browserKey: by which browsers are known again in which somebody signed in; another one each start unless given.
    ///   - secondStepFor: roles that must set up a code from their phone before they may do anything.
    /// - Throws: where a template, which is in the binary, does not parse.
    package init(
        city: City, timeZone: TimeZone, address: String, origin: String?, ports: StaffPorts, console: ConsolePorts,
        limits: SessionLimits = SessionLimits(), secondStepFor: Set<Role> = [], proxies: ForwardedHeaders,
        bench: PasswordBench = PasswordBench(), log: Logger,
        openID: (any IdentityProvider)? = nil, gate: DeskGate = DeskGate(isOpen: true),
        browserKey: SecretToken = SecretToken()
    ) throws {
        pages = try StaffPages(city: city.name, zone: timeZone)
        self.city = city
        self.address = address
        origins = OriginCheck(alsoAllowing: origin.map { [$0] } ?? [])
        self.ports = ports
        self.console = console
        self.limits = limits
        self.secondStepFor = secondStepFor
        self.proxies = proxies
        time = StaffTime(zone: timeZone)
        self.bench = bench
        self.log = log
        self.openID = openID
        self.gate = gate
        browsers = KnownBrowsers(key: browserKey)
        let reader = SocketReader(
            sessions: ports.sessions, clock: ports.clock, check: SecondStepCheck(roles: secondStepFor))
        live = LiveEndpoint(
            desk: LiveDesk(
                hub: console.floor.hub, chats: console.floor.chats, floor: console.floor.driver,
                requests: console.requests, person: reader.person, isHere: { [gate] in await gate.isOpen }),
            origins: origins, proxies: proxies)
    }

    /// Routes for everybody, signed in or not: with the session read, forms checked, and refusals made pages.
    package func everybody(_ router: Router<SiteContext>) -> RouterGroup<StaffContext> {
        let clock = ports.clock
        return router.group("", context: StaffContext.self)
            .add(middleware: RefusalPages(pages: pages, log: log))
            .add(middleware: DeskHere(gate: gate))
            .add(
                middleware: SessionReading(
                    sessions: ports.sessions, limits: limits, clock: clock, proxies: proxies, log: log)
            )
            // Once more, where it is known who asks: their refusals keep the way to everything else.
            .add(middleware: RefusalPages(pages: pages, log: log))
            .add(middleware: ForgeryCheck(origins: origins))
    }

    /// Routes for who is signed in: handlers get the person. Add `Requires` for what they must be allowed.
    package func people(_ router: Router<SiteContext>) -> RouterGroup<PersonContext> {
        anyPeople(router).add(middleware: SecondStepCheck(roles: secondStepFor))
    }

    /// Also for those who have yet to set up the second step that their role must have.
    private func anyPeople(_ router: Router<SiteContext>) -> RouterGroup<PersonContext> {
        everybody(router).group("", context: PersonContext.self)
    }

    /// Routes of the API: for other programs, each by its token. Handlers say with `require` what its scopes must hold.
    package func programs(_ router: Router<SiteContext>) -> RouterGroup<ProgramContext> {
        router.group("", context: ProgramContext.self).add(
            middleware: TokenReading(
                tokens: ports.tokens, clock: ports.clock, proxies: proxies, wrong: wrongTokens, log: log))
    }

    /// Where pages hear of what happens, by path.
    package var endpoints: [String: WebSocketEndpoint] { [LiveEndpoint.path: live.endpoint] }

    /// What the sockets need to be running.
    package var services: [any Service] { [live.service] }

    /// Tells open pages what is told in pieces, and ends those of sessions that are over, until the task is cancelled.
    /// Where this node loses the desk, every page is told to come back: to the node that has it then.
    package func runLive() async {
        gate.open()
        await live.run()
        gate.close()
        await live.closeAll()
    }

    /// Adds the pages about signing in and accounts, and the desk's stylesheet.
    package func add(to router: Router<SiteContext>) {
        router.get("/health/desk") { [gate] _, _ in await gate.response() }
        router.get("/desk/desk.css") { request, _ in StaffAsset.stylesheet.response(to: request) }
        router.get("/desk/request.js") { request, _ in StaffAsset.request.response(to: request) }
        router.get("/desk/library.js") { request, _ in StaffAsset.library.response(to: request) }
        router.get("/desk/log.js") { request, _ in StaffAsset.log.response(to: request) }
        router.get("/desk/console.css") { request, _ in StaffAsset.console.response(to: request) }
        router.get("/desk/assets/{file}") { request, context in
            guard let asset = StaffAsset.files[context.parameters.get("file") ?? ""] else { throw HTTPError(.notFound) }
            return asset.response(to: request)
        }
        let clock = ports.clock
        let desk = SignInDesk(signIns: ports.signIns, bench: bench, clock: clock)
        let words = [city.name, "intake", "311"]
        let everybody = everybody(router)
        let beginning = SessionBeginning(sessions: ports.sessions, clock: clock)
        SignInRoutes(
            pages: pages, desk: desk, sessions: ports.sessions, beginning: beginning, openIDTitle: openID?.title,
            callers: callers, browsers: browsers, clock: clock
        ).add(to: everybody)
        if let openID {
            OpenIDRoutes(
                pages: pages, provider: openID, accounts: ports.federated, beginning: beginning, clock: clock, log: log
            ).add(to: everybody)
        } else {
            // Without a provider, these lead to the way in that there is.
            for path in ["/desk/sign-in/openid", "/desk/sign-in/openid/return"] {
                everybody.get(RouterPath(path)) { _, _ -> Response in throw StaffRefusal.signInNeeded }
            }
        }
        ProviderLogoutRoutes(
            provider: openID, accounts: ports.federated, clock: clock, proxies: proxies, log: log
        ).add(to: router)
        WelcomeRoutes(
            pages: pages, invitations: ports.invitations, bench: bench, callers: callers, clock: clock, context: words
        ).add(to: everybody)
        let people = people(router)
        // Whoever works at the desk comes to the work.
        people.get("/desk") { _, context in
            context.person.may(.requestList)
                ? StaffPages.redirect(to: ConsoleRoutes.path) : pages.page("home", title: "Desk", for: context)
        }
        people.get("/desk/**") { _, _ -> Response in throw StaffRefusal.notFound }
        ConsoleRoutes(pages: pages, time: time, ports: console).add(to: people)
        let anyPeople = anyPeople(router)
        AccountRoutes(pages: pages, ports: ports, desk: desk, callers: callers, time: time, context: words)
            .add(to: anyPeople)
        SecondStepRoutes(
            pages: pages, ports: ports, desk: desk, callers: callers, issuer: "\(city.name) 311",
            check: SecondStepCheck(roles: secondStepFor)
        ).add(to: anyPeople)
        AccountsRoutes(pages: pages, ports: ports, time: time, address: address)
            .add(to: people.group().add(middleware: Requires(.accounts)))
        AuditRoutes(pages: pages, ports: ports, time: time)
            .add(to: people.group().add(middleware: Requires(.audit)))
        TokenRoutes().add(to: programs(router))
        ContactSubmissionRoutes(ports: console.tools.logging, clock: ports.clock).add(to: programs(router))
    }
}
