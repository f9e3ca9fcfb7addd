import Desk
import Intake
import Logging
import ServiceLifecycle
import Store

/// The live floor: the task that owns it.
struct FloorWiring {
    let driver: FloorDriver
    let services: [any Service]

    init(_ parts: GatewayParts) {
        let told = ToldFaults()
        let driver = FloorDriver(
            policy: parts.settings.floor, book: parts.store.floor, roster: parts.store.roster, wallClock: parts.clock,
            listener: { _ in },
            report: { [log = parts.log] failure in
                guard told.isNews("floor", failure.description) else { return }
                log.error("the floor cannot use the store now", metadata: ["failure": "\(failure)"])
            })
        self.driver = driver
        services = [LoopService { await driver.run() }]
    }
}
