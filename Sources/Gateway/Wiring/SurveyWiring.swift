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
        let loop = SurveyLoop(
            surveying: Surveying(journey, links: settings.links, ids: parts.ids), book: parts.store.surveys,
            delay: settings.surveys.delay, wallClock: parts.clock,
            report: { [log = parts.log] failure in
                guard told.isNews("surveys", failure.description) else { return }
                log.error("surveys cannot use the store now", metadata: ["failure": "\(failure)"])
            })
        services = [LoopService { await loop.run() }]
    }
}
