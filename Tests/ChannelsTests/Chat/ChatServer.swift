import Channels
import Hummingbird
import Intake
import Logging
import NIOCore
import ServiceLifecycle
import TestKit
import Wire

/// A chat channel on a real listener over a store in memory, for tests.
struct ChatServer {
    let store: MemoryChatStore
    let port: Int
    let floor: ChatFloor
    let board: HealthBoard
    private let delivery: ChatDelivery

    static func run(
        _ change: (inout ChatChannelSettings) -> Void = { _ in }, firstFrameTime: TimeAmount = .seconds(10),
        places: PlaceFinder? = nil,
        _ body: @escaping @Sendable (ChatServer) async throws -> Void
    ) async throws {
        var settings = ChatChannelSettings(
            id: "chat-web", language: .english, allowedOrigins: ["https://www.city.example"])
        change(&settings)
        let store = MemoryChatStore()
        let clock = FakeWallClock()
        let floor = ChatFloor()
        let board = HealthBoard(clock: clock)
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let desk = ChatDesk(
            settings: settings, keeper: store, chatLog: store, floor: floor, ids: RowIDSource(clock: clock),
            clock: clock, board: board, log: logger, places: places)
        let chat = ChatEndpoint(
            desk: desk, proxies: ForwardedHeaders(trusting: []), firstFrameTime: firstFrameTime)
        var limits = HTTPLimits()
        limits.tick = .milliseconds(20)
        let listener = HTTPListener(
            host: "127.0.0.1", port: 0, limits: limits, endpoints: [chat.path: chat.endpoint],
            responder: Router().buildResponder(), logger: logger)
        let delivery = ChatDelivery(chatLog: store, floor: floor, clock: clock)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await chat.service.run() }
            group.addTask { try await listener.run() }
            try await body(
                ChatServer(
                    store: store, port: try await listener.bound.port(), floor: floor, board: board, delivery: delivery)
            )
            group.cancelAll()
        }
    }

    func connect() async throws -> ChatClient { try await ChatClient.connect(port: port) }

    /// The one session there is.
    func session() throws -> RowID {
        guard store.sessions.count == 1, let session = store.sessions.first else {
            throw StoreFailure(.missing, "\(store.sessions.count) sessions")
        }
        return session.id
    }

    /// The city says something, as the outbox does it.
    @discardableResult
    func say(_ text: String, row: Int64, to session: RowID) async throws -> DeliveryOutcome? {
        let now = Moment(milliseconds: 0)
        let message = OutboundMessage(
            id: RowID(rawValue: row), kind: .acknowledgement, channel: ChannelName(kind: .chat, id: "chat-web"),
            recipient: session.description, subject: nil, text: text, language: .english, request: nil,
            conversation: nil, cause: RowID(rawValue: 1), createdAt: now, dueAt: now)
        let claimed = ClaimedMessage(message: message, mayHaveGoneOut: false, isOptedOut: false)
        return await delivery.deliver([claimed]).first?.outcome
    }
}
