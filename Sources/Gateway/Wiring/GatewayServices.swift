import Channels
import CoreMetrics
import Intake
import Logging
import ServiceLifecycle
import Store
import UnixSignals
import Web
import Wire

/// Everything that runs while the gateway serves, in one group: what starts last stops first, so that at the end nothing arrives any more,
/// what was kept is filed, and the store closes (promise 16).
struct GatewayServices {
    /// All of a shutdown takes at most this.
    private static let shutdownTime: Duration = .seconds(20)

    private let group: ServiceGroup

    /// - Throws: where what is built into the binary is broken.
    init(_ parts: GatewayParts, settingsFile: String) throws {
        let listen = parts.settings.listen
        let proxies = ForwardedHeaders(
            trusting: listen.trustedProxies.compactMap { AddressRange($0) }, family: listen.forwardedHeader)
        let texts = TextWiring(parts, proxies: proxies)
        let chatFloor = ChatFloor()
        let floor = FloorWiring(parts, chats: chatFloor)
        let chats = try ChatWiring(parts, floor: chatFloor, places: floor.ports.driver, proxies: proxies)
        var services: [any Service] = [StoreService(database: parts.database, blobs: parts.blobs, words: parts.words)]
        let sweeping = BlobSweeping(
            sweeper: BlobSweeper(blobs: parts.blobs, database: parts.database, clock: parts.clock), log: parts.log)
        services += parts.node.services(parts.store, chats: chatFloor, board: parts.board, log: parts.log)
        services.append(parts.node.duty(.sweeping) { await sweeping.run() })
        if StorePlace(parts.settings).blobs.isBucket {
            let watch = BlobWatch(blobs: parts.blobs, board: parts.board)
            services.append(LoopService { await watch.run() })
        }
        services += try BackupWiring.services(parts)
        let taking: [(ModelPurpose, any TakesModels)] = [
            (.types, parts.understanding.served), (.junk, parts.junk.served), (.duplicates, parts.duplicates),
        ]
        for (purpose, served) in taking {
            let watch = ModelWatch(book: parts.store.models, purpose: purpose, served: served, log: parts.log)
            services.append(LoopService { await watch.run() })
        }
        if parts.settings.routing.asksForLoad {
            let watch = LoadWatch(book: parts.store.loads, loads: parts.loads, log: parts.log)
            services.append(LoopService { await watch.run() })
        }
        if let minutes = parts.settings.learnsAt {
            let learning = LearningLoop(
                book: parts.store.models, catalogue: parts.settings.routing.catalogue, minutes: minutes,
                calendar: CityCalendar(timeZone: parts.settings.timeZone), wallClock: parts.clock, log: parts.log)
            services.append(parts.node.duty(.learning) { await learning.run() })
        }
        let figures = FigureKeepingLoop(
            keeping: parts.store.figureKeeping, book: parts.store.figures,
            calendar: CityCalendar(timeZone: parts.settings.timeZone), wallClock: parts.clock, log: parts.log)
        services.append(parts.node.duty(.figures) { await figures.run() })
        services += try ReportMailWiring(parts).services
        services += FilingWiring.services(parts, settingsFile: settingsFile)
        services += try SurveyWiring(parts).services
        services += IncidentWiring(parts).services
        services += try DuplicateWiring(parts).services
        services += try NoticeWiring(parts).services
        services += texts.services + chats.services
        for email in parts.settings.emailChannels { services += EmailWiring.services(email, parts) }
        let staff = try StaffWiring(parts, floor: floor, proxies: proxies)
        services += staff.services
        services.append(SearchWiring.indexing(parts))
        services +=
            SiteWiring(
                parts, texts: texts, chats: chats, desk: staff.site,
                residents: try ResidentSite(parts, proxies: proxies),
                proxies: proxies
            ).services
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Self.quiet(parts.log))
        configuration.maximumGracefulShutdownDuration = Self.shutdownTime
        configuration.maximumCancellationDuration = .seconds(5)
        group = ServiceGroup(configuration: configuration)
    }

    /// Serves until SIGTERM or SIGINT.
    func run() async throws { try await group.run() }

    private static func quiet(_ log: Logger) -> Logger {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        return quiet
    }
}
