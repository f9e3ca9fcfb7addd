import Desk
import Intake
import Logging
import ServiceLifecycle
import Store

/// Relates new requests to others about the same thing, soon after they were filed.
struct IncidentWiring {
    /// The index of words and places is a second behind, as a rule.
    private static let delay: Duration = .seconds(10)

    let services: [any Service]

    init(_ parts: GatewayParts) {
        let settings = parts.settings
        let rule = IncidentRule(
            links: settings.residents.linksDuplicates,
            changing: RequestChanging(catalogue: DeskCatalogue(settings.routing)), types: settings.routing.catalogue,
            duplicates: parts.duplicates)
        let relating = parts.store.relating(SearchIndex(database: parts.words))
        let told = ToldFaults()
        let loop = AfterwardsLoop(
            delay: Self.delay, wallClock: parts.clock,
            report: { [log = parts.log] failure in
                guard told.isNews("incidents", failure.description) else { return }
                log.error("relating requests cannot use the store now", metadata: ["failure": "\(failure)"])
            },
            step: { before, now, limit throws(StoreFailure) in
                try await relating.relate(openedBefore: before, at: now, limit: limit, by: rule)
            })
        services = [parts.node.duty(.incidents) { await loop.run() }]
    }
}
