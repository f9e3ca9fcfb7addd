import Channels
import Desk
import Intake
import Logging
import Store
import Web

/// The live floor: the task that owns it.
struct FloorWiring {
    let ports: FloorPorts
    /// Owns the floor until its task is cancelled.
    let run: @Sendable () async -> Void

    /// - Parameter chats: the connections of residents who chat.
    init(_ parts: GatewayParts, chats: ChatFloor) {
        let told = ToldFaults()
        let hub = LiveHub(clock: parts.clock)
        let driver = FloorDriver(
            policy: parts.settings.floor,
            book: DuedFloorBook(
                book: LoggedFloorBook(book: parts.store.floor, logged: parts.settings.logged),
                service: parts.store.service, targets: parts.settings.service),
            roster: parts.store.roster, wallClock: parts.clock,
            listener: { hub.publish($0) },
            report: { [log = parts.log] failure in
                guard told.isNews("floor", failure.description) else { return }
                log.error("the floor cannot use the store now", metadata: ["failure": "\(failure)"])
            })
        let live = LiveChats(
            room: parts.store.chatRoom, readers: chats, typing: chats, hub: hub, clock: parts.clock)
        live.listen()
        ports = FloorPorts(
            driver: driver, hub: hub, chats: live, roster: parts.store.roster, reports: parts.store.reports,
            calendar: CityCalendar(timeZone: parts.settings.timeZone))
        run = { await driver.run() }
    }
}
