import Intake
import Logging
import ServiceLifecycle
import TestKit
import Testing

@testable import Channels

@Suite("SMS: keeping with a deadline")
struct DeadlineKeeperTests {
    private let store = RecordingKeeper()

    private func received(_ id: String) throws -> Received {
        Received(
            channel: ChannelName(kind: .sms, id: "s"), sourceID: try #require(SourceID(id)), lane: "+16175550100",
            format: .text, arrivedAt: Moment(milliseconds: 5), bytes: [])
    }

    @Test("what was handed over is finished after the order to shut down, and nothing more is taken")
    func shutsDown() async throws {
        let keeper = DeadlineKeeper(keeper: store, limit: .seconds(60))
        let (first, second) = (try received("1"), try received("2"))
        let services = ServiceGroup(
            services: [keeper], logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        store.hold()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            async let kept = keeper.keep([first], since: .now)
            try await eventually { [store] in store.heldCount == 1 }
            await services.triggerGracefulShutdown()
            store.release()
            let outcomes = try await kept
            #expect(outcomes.map(\.isRedelivery) == [false])
            try await group.waitForAll()
        }
        await #expect(throws: KeepFailure.closing) { try await keeper.keep([second], since: .now) }
        #expect(store.kept.map(\.sourceID.value) == ["1"])
    }

    @Test("what the store cannot take at once is kept by a task of the service's own")
    func large() async throws {
        let keeper = DeadlineKeeper(keeper: store, limit: .seconds(60))
        store.takeNothingAtOnce()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await keeper.run() }
            for things in [[try received("1")], [try received("2"), try received("3")]] {
                let outcomes = try await keeper.keep(things, since: .now)
                #expect(outcomes.count == things.count)
            }
            group.cancelAll()
        }
        #expect(store.kept.map(\.sourceID.value) == ["1", "2", "3"])
    }

    @Test("who comes after the deadline is late, and nothing is kept")
    func late() async throws {
        let keeper = DeadlineKeeper(keeper: store, limit: .zero)
        let one = try received("1")
        await #expect(throws: KeepFailure.late) { try await keeper.keep([one], since: .now) }
        #expect(store.kept.isEmpty)
    }
}
