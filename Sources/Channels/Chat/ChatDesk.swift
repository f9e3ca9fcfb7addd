import Crypto
import Foundation
package import Intake
package import Logging
import Metrics
import NIOCore
import Wire

/// What all connections of a chat channel share: one for the channel, which each of ten thousand connections only refers to.
package final class ChatDesk: Sendable {
    let settings: ChatChannelSettings
    let keeper: any Keeper
    let chatLog: any ChatLog
    let floor: ChatFloor
    let ids: RowIDSource
    let clock: any WallClock
    let board: HealthBoard
    let log: Logger
    /// Nil in a chat that has nothing but messages.
    let around: ChatAround?
    /// By which shared places are checked; nil where the city has no gazetteer.
    let places: PlaceFinder?
    /// By session and not by connection: who comes back does not begin anew.
    private let writing: RateLimiter<RowID>
    /// What costs more than a message: ends, ratings, codes.
    private let asking = RateLimiter<RowID>(rate: TokenRate(perSecond: 0.1, burst: 20))
    private let resuming = RateLimiter<RowID>(rate: TokenRate(perSecond: 0.5, burst: 30))

    package init(
        settings: ChatChannelSettings, keeper: any Keeper, chatLog: any ChatLog, floor: ChatFloor, ids: RowIDSource,
        clock: any WallClock, board: HealthBoard, log: Logger, around: ChatAround? = nil, places: PlaceFinder? = nil
    ) {
        self.settings = settings
        self.keeper = keeper
        self.chatLog = chatLog
        self.floor = floor
        self.ids = ids
        self.clock = clock
        self.board = board
        self.log = log
        self.around = around
        self.places = places
        let perMinute = Double(settings.messagesPerMinute)
        writing = RateLimiter(rate: TokenRate(perSecond: perMinute / 60, burst: max(10, perMinute)))
        board.register(settings.name, .receive)
    }

    /// Begins a session and gives its key, which nobody can read from the store.
    func begin(language: Language?) async throws(StoreFailure) -> (session: ChatSession, key: String) {
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        let session = ChatSession(
            id: ids.next(), channel: settings.name, keyHash: Self.hash(key), language: language, startedAt: clock.now())
        try await chatLog.begin(session)
        return (session, key)
    }

    /// The session of a key, on this channel.
    func session(key: String) async throws(StoreFailure) -> ChatSession? {
        let session = try await chatLog.session(keyHash: Self.hash(key))
        return session?.channel == settings.name ? session : nil
    }

    /// Whether the session may send another message now.
    func mayWrite(_ session: ChatSession) -> Bool { writing.take(session.id) == .allowed }

    /// Whether the place that goes with a message is none of the city's.
    func isOutside(_ entry: ChatEntry) -> Bool {
        guard let places, let point = entry.point?.point else { return false }
        return !places.isInCity(point)
    }

    /// What was written again after a break does not count: the resident wrote it once.
    func wroteAgain(_ session: ChatSession) { writing.giveBack(session.id) }

    /// Whether the session may be resumed once more now.
    func mayResume(_ session: ChatSession) -> Bool { resuming.take(session.id) == .allowed }

    /// Whether the session may ask for something besides writing now.
    func mayAsk(_ session: ChatSession) -> Bool { asking.take(session.id) == .allowed }

    /// Keeps a resident's message; only then is it acknowledged.
    func keep(_ entry: ChatEntry, _ session: ChatSession) async throws(StoreFailure) -> KeepOutcome {
        guard let source = SourceID.chat(session: session.id, clientID: entry.clientID) else {
            throw StoreFailure(.refused, "a chat message without an id")
        }
        // Two texts always encode.
        let bytes = (try? JSONEncoder().encode(entry)).map { Array($0) } ?? []
        let received = Received(
            channel: settings.name, sourceID: source, lane: session.id.description, format: .chat,
            arrivedAt: clock.now(), bytes: bytes, session: session.id,
            envelope: session.language.map { [ChatEnvelope.language: $0.rawValue] } ?? [:])
        let outcome = try await keeper.keep(received)
        board.noteSuccess(settings.name, .receive)
        let name = outcome.isRedelivery ? "intake_redelivered_total" : "intake_received_total"
        Counter(label: name, dimensions: [("channel", settings.id)]).increment()
        return outcome
    }

    /// Whether a message of the resident's was kept before.
    func isKept(_ entry: ChatEntry, _ session: ChatSession) async throws(StoreFailure) -> Bool {
        guard let source = SourceID.chat(session: session.id, clientID: entry.clientID) else { return false }
        return try await chatLog.isKept(source, on: settings.name)
    }

    /// The store cannot take it now.
    func note(_ failure: StoreFailure) {
        let state: ChannelHealth.State = failure.mayPass ? .notKeeping : .failing
        if board.noteFailure(settings.name, .receive, state, detail: failure.description) {
            log.error(
                "chat messages cannot be kept now", metadata: ["channel": "\(settings.id)", "failure": "\(failure)"])
        }
    }

    /// SHA-256: the key has 256 bits of chance, so that nothing slower is needed.
    private static func hash(_ key: String) -> [UInt8] { Array(SHA256.hash(data: Data(key.utf8))) }
}
