import Intake
import Logging
import ServiceLifecycle
import Store

/// Tells reporters of duplicates which request is about the same thing.
struct DuplicateWiring {
    let services: [any Service]

    init(_ parts: GatewayParts) throws {
        let settings = parts.settings
        let journey = try JourneySettings(settings, calendar: CityCalendar(timeZone: settings.timeZone))
        let told = ToldFaults()
        let telling = DuplicateTelling(journey, ids: parts.ids)
        let loop = AfterwardsLoop(
            delay: settings.residents.duplicateDelay, wallClock: parts.clock,
            report: { [log = parts.log] failure in
                guard told.isNews("duplicates", failure.description) else { return }
                log.error("notices of duplicates cannot use the store now", metadata: ["failure": "\(failure)"])
            },
            step: { [notices = parts.store.duplicateNotices] before, now, limit throws(StoreFailure) in
                try await notices.tell(happenedBefore: before, at: now, limit: limit) { telling.verdict($0) }
            })
        services = [parts.node.duty(.duplicates) { await loop.run() }]
    }
}
