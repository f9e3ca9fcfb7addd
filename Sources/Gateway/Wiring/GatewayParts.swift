import AsyncHTTPClient
import Channels
import Foundation
import Intake
import Logging
import Store
import Web

/// What every channel is wired with.
struct GatewayParts: Sendable {
    let settings: Settings
    let clock: any WallClock
    let ids: RowIDSource
    /// This node among several.
    let node: NodeWiring
    let database: any SQLDatabase
    let blobs: any BlobPlace
    let store: IntakeStore
    /// What search finds by, beside the store.
    let words: SQLiteDatabase
    let journey: Journey
    /// What was learnt of messages, which the journey and the desk share.
    let understanding: Understanding
    let junk: JunkSense
    /// By what duplicates are told.
    let duplicates: ServedDuplicates
    /// How much is open where, for the rules that ask.
    let loads: RoutingLoads
    let board: HealthBoard
    let metrics: MetricsRegistry
    let client: HTTPClient
    let news: GatewayNews
    let log: Logger

    /// Opens the store for serving and brings its schema up to date.
    ///
    /// - Throws: `CommandFailure` where it cannot be opened.
    static func open(_ settings: Settings, metrics: MetricsRegistry, log: Logger) async throws -> GatewayParts {
        let clock = SystemWallClock()
        let calendar = CityCalendar(timeZone: settings.timeZone)
        let place = StorePlace(settings)
        let database: any SQLDatabase
        let blobs: any BlobPlace
        let ids: RowIDSource
        let node: NodeWiring
        let words: SQLiteDatabase
        let catalogueVersion: Int?
        let board = HealthBoard(clock: clock)
        let news = GatewayNews(board: board, log: log)
        guard !StoreRestoration.isUnfinished(in: place.folder) else {
            throw CommandFailure("a restore into \(place.folder) did not come to its end; run `intake restore` again")
        }
        do throws(StoreFailure) {
            database = try await place.open(.serve)
            try await StoreMove.requireWhole(database)
            let steps = try await Schema.intake.migrate(database, at: clock.now())
            if !steps.isEmpty { log.notice("the store's schema is up to date", metadata: ["steps": "\(steps)"]) }
            blobs = try place.openBlobs(report: news.blobs)
            node = NodeWiring(database, log: log)
            // Nobody writes any more what stands there: we hold the folder's lock. Of several nodes another may.
            if !node.isShared { try await blobs.removeLeftovers(before: clock.now()) }
            ids = RowIDSource(clock: clock, slot: node.slot, after: try await NewestRow.id(in: database))
            let history = try await node.history()
            catalogueVersion = try await CatalogueHistory(book: SQLCatalogueBook(database: database), clock: clock)
                .version(of: settings.routing.catalogue.types)
            words = try await SearchWiring.open(beside: place, of: history, at: clock.now(), log: log)
        } catch {
            throw CommandFailure("the store cannot be opened: \(error)")
        }
        let store = IntakeStore(
            database: database, blobs: blobs, ids: ids, clock: clock, calendar: calendar,
            windows: FactsWindows(sameWords: settings.sameWords, related: settings.related), slot: node.slot,
            catalogueVersion: catalogueVersion,
            report: news.filing,
            goneWords: { [templates = settings.templates] in
                templates.render(.agentGone, on: $0, in: $1)?.text
            })
        let (understanding, junk, loads) = (Understanding(), JunkSense(), RoutingLoads())
        return GatewayParts(
            settings: settings, clock: clock, ids: ids, node: node, database: database, blobs: blobs, store: store,
            words: words,
            journey: try Journey(
                settings, calendar: calendar, ids: ids, understanding: understanding, junk: junk, loads: loads),
            understanding: understanding, junk: junk, duplicates: ServedDuplicates(), loads: loads,
            board: board, metrics: metrics,
            client: HTTPClient.forProviders(), news: news, log: log)
    }

    /// The loop that sends what waits for a channel.
    func deliveryLoop(_ channel: ChannelName, _ delivery: any Delivery) -> DutyService {
        board.register(channel, .deliver)
        let loop = DeliveryLoop(
            channel: channel, outbox: store.outbox, delivery: delivery, duties: node.duties,
            compose: journey.composed, doorbell: store.filed, wallClock: clock,
            report: { [news] in news.delivery($0, channel) })
        return node.duty(.delivery(channel)) { await loop.run() }
    }
}
