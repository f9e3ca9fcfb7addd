import Intake
import Logging
import Synchronization
import TestKit
import Testing

@testable import Gateway

@Suite("What the loops tell")
struct GatewayNewsTests {
    private final class Lines: Sendable {
        let said = Mutex<[String]>([])
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.said.withLock { $0.append("\(event.level) \(event.message)") } }
    }

    private let lines = Lines()
    private let full = StoreFailure(.full, "the disk or the quota is full")
    private let email = ChannelName(kind: .email, id: "email-311")

    @Test("a full disk is told once, and so is its end")
    func filing() {
        let news = GatewayNews(
            board: HealthBoard(clock: SystemWallClock()), log: Logger(label: "t") { _ in Handler(lines: lines) })
        for _ in 0..<5 { news.filing(.storeFailed(full)) }
        #expect(lines.said.withLock { $0.count } == 1)
        news.filing(.storeFailed(StoreFailure(.unavailable, "locked")))
        #expect(lines.said.withLock { $0.count } == 2)
        news.filing(.filed(3))
        news.filing(.filed(3))
        #expect(lines.said.withLock { $0 }.last == "notice filing goes on")
        #expect(lines.said.withLock { $0.count } == 3)
        news.filing(.storeFailed(full))
        #expect(lines.said.withLock { $0.count } == 4)
    }

    @Test("unverified senders who are not answered are told of, once and not for each")
    func passedOver() {
        let news = GatewayNews(
            board: HealthBoard(clock: SystemWallClock()), log: Logger(label: "t") { _ in Handler(lines: lines) })
        for _ in 0..<5 { news.filing(.passedOver(channel: email)) }
        #expect(lines.said.withLock { $0.count } == 1)
        #expect(lines.said.withLock { $0.first }?.contains("unverified_per_hour") == true)
    }

    @Test("an outbox that cannot be marked is told once for each channel, and its channel shows it")
    func delivery() {
        let board = HealthBoard(clock: SystemWallClock())
        let news = GatewayNews(board: board, log: Logger(label: "t") { _ in Handler(lines: lines) })
        let chat = ChannelName(kind: .chat, id: "chat-web")
        board.register(email, .deliver)
        for _ in 0..<5 {
            news.delivery(.storeFailed(full), email)
            news.delivery(.storeFailed(full), chat)
        }
        #expect(lines.said.withLock { $0.count } == 2)
        #expect(board.all.allSatisfy { $0.state == .notKeeping })
        news.delivery(.delivered([.sent(providerID: nil)]), email)
        #expect(board.all.map(\.state) == [.notKeeping, .working])
        news.delivery(.storeFailed(full), email)
        #expect(lines.said.withLock { $0.count } == 4)
    }
}
