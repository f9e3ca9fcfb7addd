import Desk
import Intake
import Logging
import ServiceLifecycle
import Store
import Web
import Wire

/// The desk's accounts and pages.
struct StaffWiring {
    let site: StaffSite
    let services: [any Service]

    /// - Throws: where a page's template, which is in the binary, does not parse.
    init(_ parts: GatewayParts, floor: FloorWiring, proxies: ForwardedHeaders) throws {
        let store = parts.store.staff
        let openID = OpenIDWiring(parts)
        let site = try StaffSite(
            city: parts.settings.city, timeZone: parts.settings.timeZone,
            address: parts.settings.listen.staffURL,
            origin: WebOrigin(ofPage: parts.settings.listen.staffURL)?.text,
            ports: StaffPorts(
                accounts: store.accounts, changes: store.changes, invitations: store.invitations,
                signIns: store.signIns, sessions: store.sessions, audit: store.audit, tokens: store.tokens,
                federated: store.federated,
                clock: parts.clock),
            console: try ConsolePorts(parts, floor: floor.ports),
            secondStepFor: parts.settings.accounts.secondStepFor, proxies: proxies,
            bench: PasswordBench(cost: parts.settings.accounts.passwordCost), log: parts.log,
            openID: openID.provider, gate: DeskGate(isOpen: !parts.node.isShared),
            browserKey: SecretToken(of: parts.settings.replyKeys.first ?? "", for: "intake known browsers"))
        let sweeping = StaffSweeping(sessions: store.sessions, wallClock: parts.clock, log: parts.log)
        let watching = ServiceWatching(
            watch: ServiceWatch(book: parts.store.service, targets: parts.settings.service),
            tell: { [hub = floor.ports.hub, list = parts.store.attention] news async throws(StoreFailure) in
                try await hub.tell(news, on: list)
            }, wallClock: parts.clock, log: parts.log)
        let seeding = LibrarySeeding(
            library: parts.store.library, drafts: parts.settings.library, clock: parts.clock, log: parts.log)
        self.site = site
        // All of the desk is one node's at a time. The sockets' work outlives the listener, and the floor what they ask of it.
        let desk = parts.node.duty(.desk) {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await floor.run() }
                group.addTask { await watching.run() }
                group.addTask { await seeding.run() }
                group.addTask { await site.runLive() }
            }
        }
        services = [desk] + site.services + [parts.node.duty(.sessions) { await sweeping.run() }] + openID.services
    }
}
