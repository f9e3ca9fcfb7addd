import Desk
import HTTPTypes
import Intake
import Reports
import Synchronization
import TestKit
import Testing

@testable import Web
@testable import Wire

@Suite("A page's socket")
struct LiveConnectionTests {
    /// A floor on which nothing happens.
    private struct Nothing: FloorBook, AgentProfiles, RequestBook {
        let doorbell = Doorbell()

        func news() -> FloorNews? { nil }
        func open(at now: Moment) -> [FloorRow] { [] }
        func rows(of items: Set<ItemID>, at now: Moment) -> [FloorRow] { [] }
        func write(_ effects: [FloorEffect], by person: AgentID?, at now: Moment) -> FloorWriting { .written }
        func roll(unlessStill stamp: AgentRoll.Stamp?) -> AgentRoll? { nil }
        func requests(_ filter: RequestFilter) -> [RequestSummary] { [] }
        func request(_ number: TrackingNumber) -> RequestDetail? { nil }
    }

    /// A city without chats.
    private struct NoChats: ChatRoom, ChatReaders, ChatTyping {
        func chat(of request: RowID) -> StaffedChat? { nil }
        func end(
            _ request: TrackingNumber, seen: Int, closes: Bool, by changer: Changer, name: String,
            decide: @escaping @Sendable (RequestChange, ChangeFacts, Changer) -> ChangeVerdict
        ) throws(StoreFailure) -> ChatEnding { throw StoreFailure(.refused, "no chats") }
        func join(_ request: TrackingNumber, by changer: Changer) -> ChangeOutcome { .noRequest }
        func poke(_ session: RowID, sequence: Int64) {}
        func agentTypes(in session: RowID, name: String) {}
        func listen(_ heard: @escaping @Sendable (RowID) -> Void) {}
    }

    private final class Tally: Sendable {
        private let number = Mutex(0)
        var count: Int { number.withLock { $0 } }
        func add() { number.withLock { $0 += 1 } }
    }

    @Test("of one that is just opening it is not asked twice who it is, and nobody is told that they are signed out")
    func opening() async throws {
        let clock = FakeWallClock()
        let nothing = Nothing()
        let asked = Tally()
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let (hub, noChats) = (LiveHub(clock: clock), NoChats())
        let desk = LiveDesk(
            hub: hub, chats: LiveChats(room: noChats, readers: noChats, typing: noChats, hub: hub, clock: clock),
            floor: FloorDriver(
                policy: .standard, book: nothing, roster: nothing, wallClock: clock, listener: { _ in },
                report: { _ in }),
            requests: nothing,
            person: { _ in
                asked.add()
                for await _ in gate { break }
                return nil
            }, isHere: { true })
        let connection = LiveConnection(desk: desk, headers: [:])
        let session = try await WebSocketSession.deaf()
        async let opened: Void = connection.take(.opened, from: session)
        try await eventually { asked.count == 1 }
        // Would ask, and find that whoever it is differs from nobody.
        async let checked: Void = connection.check()
        for _ in 0..<1_000 { await Task.yield() }
        opener.finish()
        _ = await (opened, checked)
        #expect(asked.count == 1)
    }
}
