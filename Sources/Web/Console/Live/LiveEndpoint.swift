import HTTPTypes
import NIOCore
import ServiceLifecycle
import Synchronization
import Wire

/// Where pages of the desk open their socket: `/desk/socket`, with the subprotocol `intake.desk.v1`, our own Origin and the cookie of
/// somebody signed in (promise 15).
struct LiveEndpoint: Sendable {
    static let path = "/desk/socket"
    static let subprotocol = "intake.desk.v1"

    /// How often it is asked who is signed in: so long a session that was ended may still hear something.
    private static let checkDistance: Duration = .seconds(5)
    private static let flushDistance: Duration = .milliseconds(250)
    private static let mostSessions = 4_000

    /// Keeps the open connections, to look whether their people are still signed in.
    private final class Open: Sendable {
        let connections = Mutex<[ObjectIdentifier: LiveConnection]>([:])
    }

    private let desk: LiveDesk
    private let origins: OriginCheck
    private let proxies: ForwardedHeaders
    private let work = SessionWork()
    private let open = Open()

    init(desk: LiveDesk, origins: OriginCheck, proxies: ForwardedHeaders) {
        self.desk = desk
        self.origins = origins
        self.proxies = proxies
    }

    /// The connections' async work; must be running.
    var service: any Service { work }

    var endpoint: WebSocketEndpoint {
        var settings = WebSocketSettings()
        settings.sizes = WebSocketSizeLimits(message: 4 * 1024)
        settings.firstMessageTime = .seconds(10)
        settings.firstMessageCode = .liveBadOrder
        settings.rate = TokenRate(perSecond: 20, burst: 100)
        settings.pendingBytes = 512 * 1024
        settings.pingInterval = .seconds(15)
        settings.pongTime = .seconds(10)
        return WebSocketEndpoint(settings: settings, maxSessions: Self.mostSessions) { decide($0) }
    }

    private func decide(_ request: UpgradeRequest) -> UpgradeDecision {
        let client = proxies.client(peer: request.peer, host: request.host, headers: request.headers)
        guard origins.allows(origin: request.origin, client: client) else { return .refuse(.forbidden) }
        guard request.subprotocols.contains(Self.subprotocol) else { return .refuse(.badRequest) }
        guard StaffCookie.session.token(in: request.headers) != nil else { return .refuse(.unauthorized) }
        let connection = LiveConnection(desk: desk, headers: request.headers)
        let key = ObjectIdentifier(connection)
        let inbox = WebSocketInbox(work: work) { [open] input, session in
            switch input {
            case .opened: open.connections.withLock { $0[key] = connection }
            case .closed: open.connections.withLock { $0[key] = nil }
            case .message: break
            }
            await connection.take(input, from: session)
        }
        return .accept(inbox, subprotocol: Self.subprotocol)
    }

    /// Ends every connection: their pages come back, and find the desk wherever it is then.
    func closeAll() async {
        for connection in open.connections.withLock({ Array($0.values) }) { await connection.leaveToAnother() }
        desk.hub.forgetAll()
    }

    /// Tells what is told in pieces, and ends what is over, until the task is cancelled.
    func run() async {
        var checkedAt = ContinuousClock.now
        while !Task.isCancelled {
            do { try await Task.sleep(for: Self.flushDistance) } catch { return }
            desk.hub.flush()
            guard ContinuousClock.now - checkedAt >= Self.checkDistance else { continue }
            checkedAt = ContinuousClock.now
            for connection in open.connections.withLock({ Array($0.values) }) { await connection.check() }
        }
    }
}
