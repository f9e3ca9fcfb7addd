import Intake
import Logging
import ServiceLifecycle
import Store

/// Tells those who wrote about an incident that it is over.
struct NoticeWiring {
    let services: [any Service]

    init(_ parts: GatewayParts) throws {
        let settings = parts.settings
        let journey = try JourneySettings(settings, calendar: CityCalendar(timeZone: settings.timeZone))
        let told = ToldFaults()
        let ending = NoticeEnding(journey, ids: parts.ids)
        let loop = AfterwardsLoop(
            delay: .zero, wallClock: parts.clock,
            report: { [log = parts.log] failure in
                guard told.isNews("notices", failure.description) else { return }
                log.error("incident notices cannot use the store now", metadata: ["failure": "\(failure)"])
            },
            step: { [endings = parts.store.noticeEndings] _, now, limit throws(StoreFailure) in
                try await endings.tell(at: now, limit: limit) { ending.verdict($0) }
            })
        services = [parts.node.duty(.notices) { await loop.run() }]
    }
}
