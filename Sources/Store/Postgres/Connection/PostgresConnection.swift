import CPostgres
import Glibc
import Intake

/// One connection to the server, made anew when it breaks.
///
/// `@unchecked Sendable`: it is used by one thread at a time, the writer's or its reader's; `close` comes after that thread has ended.
@safe final class PostgresConnection: @unchecked Sendable {
    private let url: PostgresURL
    let settings: PostgresSettings
    private let role: PostgresRole
    private(set) var handle: OpaquePointer?
    /// Of the connection as it is now.
    var statements = PostgresStatements()
    /// Whether the last attempt met a lock of somebody's who may be about to go.
    var isHeldByAnother = false
    /// By what the server and other nodes know this process.
    let node: NodeName
    /// The writer slot of a serving node, from its first connection on.
    var slot: Int?
    /// Whether it stands in the database that the slot is this node's.
    var hasNotedSlot = false
    /// Whether another node has taken the slot while this one had no connection: it must not write any more, and ends.
    private(set) var isSuperseded = false
    /// Why the database is served by nobody until it is settled, as the last connection found it.
    var loss: StoreFailure?
    /// What the node holds, of the connection as it is now.
    private(set) var held: [Duty: DutyHold] = [:]
    private var terms = 0
    /// By what the transaction under way can be known again; nil where the schema has no marks yet, or it is not known whether it has.
    var mark: CommitMark?
    /// Whether the schema was looked at for marks.
    var hasLookedForMarks = false
    /// The server's process behind the connection, the last one where it broke.
    private(set) var process: Int32 = 0
    /// Called each time that an open connection is given up.
    var whenClosed: () -> Void = {}
    private let notices = PostgresNotices()
    /// What a serving node knows of the database's history; nil for everybody else.
    let witness: HistoryWitness?
    /// How long to wait for an answer.
    var patience: Duration
    /// Whose read it works on, where they may give it up.
    private var caller: PatientCaller?
    private let bell = EventBell()
    /// Until when the transaction under way must have come to its COMMIT; nil for one that may take its time.
    private var latestCommit: ContinuousClock.Instant?
    private var backoff = ReconnectBackoff()
    private let clock = ContinuousClock()

    init(
        url: PostgresURL, role: PostgresRole, settings: PostgresSettings, node: NodeName = NodeName(),
        witness: HistoryWitness? = nil
    ) {
        self.url = url
        self.role = role
        self.settings = settings
        self.node = node
        self.witness = witness
        patience = settings.patience
    }

    deinit { unsafe PQfinish(handle) }

    /// Lends the connection, making it first where there is none. Blocks the calling thread.
    ///
    /// - Throws: `.unavailable` where no server is reached, or one was sought in vain a moment ago.
    func use<T>(_ body: (PostgresSession) throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        noticeEnd()
        try connect()
        let session = PostgresSession(self)
        defer { closeWhereBroken() }
        return try body(session)
    }

    /// Lends it as `use` does to somebody who may give up: then it is closed, so that the server gives up, too.
    func use<T>(
        for caller: PatientCaller?, _ body: (PostgresSession) throws(StoreFailure) -> T
    ) throws(StoreFailure) -> T {
        self.caller = caller
        defer { self.caller = nil }
        caller?.waits(with: bell)
        try requireCaller()
        return try use(body)
    }

    private func requireCaller() throws(StoreFailure) {
        guard let caller, caller.hasGivenUp else { return }
        close()
        throw StoreFailure(.unavailable, "whoever asked has given up")
    }

    /// Tries as `use` does, and again at once while somebody holds a lock that is needed, for so long at most. Blocks the calling thread.
    func take<T>(
        within limit: Duration, _ body: (PostgresSession) throws(StoreFailure) -> T
    ) throws(StoreFailure) -> T {
        let deadline = clock.now + limit
        while true {
            isHeldByAnother = false
            do throws(StoreFailure) {
                return try use(body)
            } catch {
                guard isHeldByAnother, clock.now < deadline else { throw error }
                WorkerThread.pause(.milliseconds(50))
                backoff.succeeded()
            }
        }
    }

    /// A further connection to the same server, of the same node.
    func another(as role: PostgresRole) -> PostgresConnection {
        PostgresConnection(url: url, role: role, settings: settings, node: NodeName())
    }

    /// Whether statements can be sent.
    var isOpen: Bool { unsafe handle != nil && PQstatus(handle) == CONNECTION_OK }

    var transactionStatus: PGTransactionStatusType { unsafe PQtransactionStatus(handle) }

    /// Ends the connection; the next use makes another.
    func close() {
        let wasThere = unsafe handle != nil
        unsafe PQfinish(handle)
        unsafe handle = nil
        statements.removeAll()
        held = [:]
        if wasThere { whenClosed() }
    }

    /// A transaction that writes begins.
    func began() { latestCommit = role == .mover ? nil : clock.now + settings.longestTransaction }

    /// The transaction under way changes the schema: nobody reads on behind it, and it takes the time that it takes.
    func hurryNoMore() {
        latestCommit = nil
        patience = .seconds(24 * 3600)
    }

    /// Whether something that was asked for then may still be written.
    func isInTime(_ asked: ContinuousClock.Instant) -> Bool {
        role == .mover || clock.now - asked < settings.longestWait
    }

    /// Whether the transaction under way may still be committed.
    var isInTime: Bool { latestCommit.map { clock.now < $0 } ?? true }

    /// The node holds a duty from now on, for as long as this connection lasts.
    func hold(_ duty: Duty) {
        terms += 1
        held[duty] = DutyHold(duty, term: terms)
    }

    func letGo(_ duty: Duty) { held[duty] = nil }

    func superseded() { isSuperseded = true }

    /// A connection that the server has ended while nobody used it is found out here, and not by whoever uses it next: no round trip, the
    /// end has been delivered already.
    private func noticeEnd() {
        guard isOpen else { return }
        let hears = unsafe PQconsumeInput(handle) == 1
        if !hears || !isOpen { close() }
    }

    private func closeWhereBroken() {
        if !isOpen { close() }
    }

    private func connect() throws(StoreFailure) {
        guard !isOpen else { return }
        close()
        guard backoff.mayTry(at: clock.now) else {
            throw StoreFailure(.unavailable, "PostgreSQL was not reached a moment ago")
        }
        do throws(StoreFailure) {
            unsafe handle = url.connect(settings)
            guard isOpen else { throw StoreFailure(.unavailable, "PostgreSQL is not reached: \(connectionTrouble)") }
            unsafe PQsetnonblocking(handle, 1)
            unsafe notices.receive(from: handle)
            process = unsafe PQbackendPID(handle)
            try PostgresSession(self).begin(role)
            backoff.succeeded()
        } catch {
            close()
            backoff.failed(at: clock.now)
            throw error
        }
    }

    /// What libpq says about a connection that was not made: hosts, ports and reasons, never a password.
    private var connectionTrouble: String {
        guard let text = unsafe PQerrorMessage(handle) else { return "no reason" }
        return unsafe String(cString: text).split(whereSeparator: \.isNewline).joined(separator: "; ")
    }

    // MARK: Sending and hearing

    /// Sends by `send`, which returns 1 where libpq took it.
    func send(_ send: (OpaquePointer?) -> CInt) throws(StoreFailure) {
        guard unsafe send(handle) == 1 else { throw broken() }
    }

    /// Hands over to the network what was sent, and hears meanwhile, so that neither side waits for the other.
    func flush() throws(StoreFailure) {
        let deadline = clock.now + patience
        while true {
            switch unsafe PQflush(handle) {
            case 0: return
            case 1: try wait(for: POLLIN | POLLOUT, until: deadline)
            default: throw broken()
            }
        }
    }

    /// The next result; nil at the end of a statement's.
    func nextResult() throws(StoreFailure) -> PostgresResult? {
        let deadline = clock.now + patience
        while unsafe PQisBusy(handle) == 1 { try wait(for: POLLIN, until: deadline) }
        guard let result = unsafe PQgetResult(handle) else { return nil }
        return unsafe PostgresResult(result)
    }

    private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws(StoreFailure) {
        let left = deadline - clock.now
        guard left > .zero else {
            close()
            throw StoreFailure(.unavailable, "PostgreSQL does not answer")
        }
        let found = bell.wait(descriptor: unsafe PQsocket(handle), events: events, for: left + .milliseconds(1))
        try requireCaller()
        guard found & ~POLLOUT != 0 else { return }
        guard unsafe PQconsumeInput(handle) == 1 else { throw broken() }
    }

    /// The connection is gone.
    private func broken() -> StoreFailure {
        close()
        return StoreFailure(.unavailable, "the connection to PostgreSQL broke")
    }

    /// Forgets what the server warned of.
    func forgetWarnings() { notices.forget() }

    /// Whether the server has warned since.
    var wasWarned: Bool { notices.wasWarned }

    // MARK: Notifications

    /// For waiting until something can be heard.
    var descriptor: Int32? { isOpen ? unsafe PQsocket(handle) : nil }

    /// Takes in what the server has sent by itself.
    func hear() throws(StoreFailure) {
        guard unsafe PQconsumeInput(handle) == 1 else { throw broken() }
    }

    /// They say no more than that something was committed.
    ///
    /// - Returns: whether another node did.
    func takeNotifications() throws(StoreFailure) -> Bool {
        try hear()
        var isFromElsewhere = false
        while let notification = unsafe PQnotifies(handle) {
            if unsafe notification.pointee.be_pid != process { isFromElsewhere = true }
            unsafe PQfreemem(notification)
        }
        return isFromElsewhere
    }
}
