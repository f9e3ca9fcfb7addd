import Desk
import Intake
import Logging
import ServiceLifecycle
import Store
import Web

/// The live floor: the task that owns it.
struct FloorWiring {
    let ports: FloorPorts
    let services: [any Service]

    init(_ parts: GatewayParts) {
        let told = ToldFaults()
        let hub = LiveHub(clock: parts.clock)
        let driver = FloorDriver(
            policy: parts.settings.floor,
            book: DuedFloorBook(
                book: parts.store.floor, service: parts.store.service, targets: parts.settings.service),
            roster: parts.store.roster, wallClock: parts.clock,
            listener: { hub.publish($0) },
            report: { [log = parts.log] failure in
                guard told.isNews("floor", failure.description) else { return }
                log.error("the floor cannot use the store now", metadata: ["failure": "\(failure)"])
            })
        ports = FloorPorts(
            driver: driver, hub: hub, roster: parts.store.roster, reports: parts.store.reports,
            calendar: CityCalendar(timeZone: parts.settings.timeZone))
        services = [LoopService { await driver.run() }]
    }
}
