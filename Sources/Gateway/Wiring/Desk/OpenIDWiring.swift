import Desk
import Intake
import Logging
import ServiceLifecycle
import Store

/// Signing in by the city's identity provider, where the settings name one.
struct OpenIDWiring {
    /// Where browsers come back to.
    static let returnPath = "/desk/sign-in/openid/return"

    let provider: OpenIDProvider?
    let services: [any Service]

    init(_ parts: GatewayParts) {
        guard let settings = parts.settings.accounts.openID else {
            provider = nil
            services = []
            return
        }
        let provider = OpenIDProvider(
            settings, redirect: parts.settings.listen.staffURL + Self.returnPath,
            secret: parts.settings.replyKeys.first ?? "", client: parts.client, clock: parts.clock)
        let told = ToldFaults()
        let recheck = IdentityRecheck(
            provider: provider, accounts: parts.store.staff.federated, interval: settings.recheck,
            wallClock: parts.clock,
            report: { [log = parts.log] reason in
                guard told.isNews("openid", reason) else { return }
                log.warning("the identity provider could not be asked", metadata: ["reason": "\(reason)"])
            })
        self.provider = provider
        services = [LoopService { await recheck.run() }]
    }
}
