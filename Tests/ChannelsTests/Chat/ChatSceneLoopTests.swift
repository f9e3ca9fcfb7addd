import Intake
import TestKit
import Testing

@testable import Channels

@Suite("Scenes of chats are written once each, also what another node commits late")
struct ChatSceneLoopTests {
    private let clock = FakeWallClock()

    /// Runs the loop while `work` is under way.
    private func run(_ stage: TimelineStage, _ work: () async throws -> Void) async throws {
        let loop = ChatSceneLoop(
            stage: stage, floor: ChatFloor(), wallClock: clock, clock: HastyClock(), report: { _ in })
        let task = Task { await loop.run() }
        do {
            try await work()
        } catch {
            task.cancel()
            throw error
        }
        task.cancel()
        await task.value
    }

    /// Waits for two whole looks from now on.
    private func looked(_ stage: TimelineStage) async throws {
        let looks = stage.looks
        try await eventually { stage.looks >= looks + 4 }
    }

    @Test("a lower id after a higher one, at once; nothing again", arguments: [LateRows.concurrent])
    func late(_ lateRows: LateRows) async throws {
        let stage = TimelineStage(lateRows)
        let ids = RowIDSource(clock: clock)
        let late = ids.next()
        clock.advance(by: .seconds(90))
        let event = ids.next()
        stage.commit(event)
        try await run(stage) {
            try await eventually { stage.told == [event] }
            clock.advance(by: .seconds(20))
            try await looked(stage)
            stage.commit(late)
            try await eventually { stage.told == [event, late] }
            try await looked(stage)
            clock.advance(by: .seconds(600))
            try await looked(stage)
            let last = ids.next()
            stage.commit(last)
            try await eventually { stage.told == [event, late, last] }
        }
    }

    @Test("a minute of what was before it began, and not more", arguments: [LateRows.never])
    func begins(_ lateRows: LateRows) async throws {
        let stage = TimelineStage(lateRows)
        let ids = RowIDSource(clock: clock)
        stage.commit(ids.next())
        clock.advance(by: .seconds(61))
        let event = ids.next()
        stage.commit(event)
        clock.advance(by: .seconds(59))
        try await run(stage) {
            try await looked(stage)
            #expect(stage.told == [event])
        }
    }

    @Test("more than one page, and again what could not be written", arguments: [LateRows.never, .concurrent])
    func pages(_ lateRows: LateRows) async throws {
        let stage = TimelineStage(lateRows)
        let ids = RowIDSource(clock: clock)
        let events = (1...450).map { _ in ids.next() }
        for event in events { stage.commit(event) }
        stage.fail(3)
        try await run(stage) {
            try await eventually { stage.told.count >= events.count }
            try await looked(stage)
            #expect(stage.told == events)
        }
    }
}
