import Intake
import Logging
import ServiceLifecycle
import Store

/// Asks residents how we did.
struct SurveyWiring {
    let services: [any Service]

    init(_ parts: GatewayParts) throws {
        let settings = parts.settings
        let journey = try JourneySettings(settings, calendar: CityCalendar(timeZone: settings.timeZone))
        let told = ToldFaults()
        let surveying = Surveying(journey, links: settings.links, ids: parts.ids)
        let loop = AfterwardsLoop(
            delay: settings.surveys.delay, wallClock: parts.clock,
            report: { [log = parts.log] failure in
                guard told.isNews("surveys", failure.description) else { return }
                log.error("surveys cannot use the store now", metadata: ["failure": "\(failure)"])
            },
            step: { [book = parts.store.surveys] before, now, limit throws(StoreFailure) in
                try await book.administer(endedBefore: before, at: now, limit: limit) { surveying.verdict($0) }
            })
        services = [parts.node.duty(.surveys) { await loop.run() }]
    }
}
