import Intake
import Logging
import TestKit
import Testing

@testable import Gateway

@Suite("What the loops tell")
struct GatewayNewsTests {
    private let heard = HeardLog { "\($0.level) \($0.message)" }
    private let full = StoreFailure(.full, "the disk or the quota is full")
    private let email = ChannelName(kind: .email, id: "email-311")

    @Test("a full disk is told once, and so is its end")
    func filing() {
        let news = GatewayNews(
            board: HealthBoard(clock: SystemWallClock()), log: heard.logger)
        for _ in 0..<5 { news.filing(.storeFailed(full)) }
        #expect(heard.lines.count == 1)
        news.filing(.storeFailed(StoreFailure(.unavailable, "locked")))
        #expect(heard.lines.count == 2)
        news.filing(.filed(3))
        news.filing(.filed(3))
        #expect(heard.lines.last == "notice filing goes on")
        #expect(heard.lines.count == 3)
        news.filing(.storeFailed(full))
        #expect(heard.lines.count == 4)
    }

    @Test("unverified senders who are not answered are told of, once and not for each")
    func passedOver() {
        let news = GatewayNews(
            board: HealthBoard(clock: SystemWallClock()), log: heard.logger)
        for _ in 0..<5 { news.filing(.passedOver(channel: email)) }
        #expect(heard.lines.count == 1)
        #expect(heard.lines.first?.contains("unverified_per_hour") == true)
    }

    @Test("an outbox that cannot be marked is told once for each channel, and its channel shows it")
    func delivery() {
        let board = HealthBoard(clock: SystemWallClock())
        let news = GatewayNews(board: board, log: heard.logger)
        let chat = ChannelName(kind: .chat, id: "chat-web")
        board.register(email, .deliver)
        for _ in 0..<5 {
            news.delivery(.storeFailed(full), email)
            news.delivery(.storeFailed(full), chat)
        }
        #expect(heard.lines.count == 2)
        #expect(board.all.allSatisfy { $0.state == .notKeeping })
        news.delivery(.delivered([.sent(providerID: nil)]), email)
        #expect(board.all.map(\.state) == [.notKeeping, .working])
        news.delivery(.storeFailed(full), email)
        #expect(heard.lines.count == 4)
    }
}
