import Desk
import Intake
import Synchronization
import TestKit
import Testing

@testable import Web

@Suite("Who types in a chat, between its pages and its resident")
struct LiveChatsTests {
    /// One chat, about request 1; notes whom its resident was told of.
    private final class OneChat: ChatRoom, ChatReaders, ChatTyping {
        let session = RowID(rawValue: 7)
        private let names = Mutex<[String]>([])
        var told: [String] { names.withLock { $0 } }

        func chat(of request: RowID) -> StaffedChat? { StaffedChat(session: session, hasEnded: false) }
        func end(
            _ request: TrackingNumber, seen: Int, closes: Bool, by changer: Changer, name: String,
            decide: @escaping @Sendable (RequestChange, ChangeFacts, Changer) -> ChangeVerdict
        ) throws(StoreFailure) -> ChatEnding { throw StoreFailure(.refused, "never asked") }
        func join(_ request: TrackingNumber, by changer: Changer) -> ChangeOutcome { .noRequest }
        func poke(_ session: RowID, sequence: Int64) {}
        func agentTypes(in session: RowID, name: String) { names.withLock { $0.append(name) } }
        func listen(_ heard: @escaping @Sendable (RowID) -> Void) {}
    }

    @Test("either side is told at most every two seconds that the other types; a clock set back holds nobody up")
    func distance() async throws {
        let (clock, chat, item) = (FakeWallClock(), OneChat(), ItemID(rawValue: 1))
        let chats = LiveChats(
            room: chat, readers: chat, typing: chat, hub: LiveHub(clock: clock), clock: clock)
        await chats.agentTypes(item, name: "Ann")
        #expect(chat.told.isEmpty && !chats.residentTypes(in: chat.session), "no page shows it")
        try await chats.show(item)
        for (wait, isTold) in [(0, true), (0, false), (1_999, false), (1, true), (1_000, false), (-9_000, true)] {
            clock.advance(by: .milliseconds(wait))
            let before = chat.told.count
            await chats.agentTypes(item, name: "Ann")
            #expect((chat.told.count > before) == isTold, "\(wait) ms later")
            #expect(chats.residentTypes(in: chat.session) == isTold, "\(wait) ms later")
        }
    }
}
