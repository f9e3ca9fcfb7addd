import Intake
import Synchronization
import TestKit
import Testing

/// A number that tasks share.
private final class Tally: Sendable {
    private let state = Mutex(0)
    var value: Int { state.withLock { $0 } }
    func add() { state.withLock { $0 += 1 } }
    func set(to value: Int) { state.withLock { $0 = value } }
}

@Suite("A doorbell loses no ring")
struct DoorbellTests {
    @Test("A ring between looking and waiting is heard")
    func early() async {
        let bell = Doorbell()
        let rings = bell.rings
        bell.ring()
        await bell.wait(after: rings)
        #expect(bell.rings == rings + 1)
    }

    @Test("A ring wakes everyone who waits")
    func all() async throws {
        let bell = Doorbell()
        let woken = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await bell.wait(after: 0)
                    woken.add()
                }
            }
            for _ in 0..<10 { await Task.yield() }
            #expect(woken.value == 0)
            bell.ring()
            try await group.waitForAll()
        }
        #expect(woken.value == 20)
    }

    @Test("Cancelling ends the wait, before it and in it", arguments: [0, 50])
    func cancelled(yields: Int) async {
        let bell = Doorbell()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait(after: 0) }
            group.addTask { await bell.wait(after: 0, atMost: .seconds(1_000), clock: StillClock()) }
            for _ in 0..<yields { await Task.yield() }
            group.cancelAll()
        }
        #expect(bell.rings == 0)
    }

    @Test("After the limit the wait is over without a ring; a ring ends it before")
    func limit() async {
        let bell = Doorbell()
        await bell.wait(after: 0, atMost: .seconds(1_000), clock: HastyClock())
        #expect(bell.rings == 0)
        bell.ring()
        await bell.wait(after: 0, atMost: .seconds(1_000), clock: StillClock())
    }

    @Test("Under load every ring is answered by a look that follows it")
    func load() async throws {
        let bell = Doorbell()
        let work = Tally()
        let seen = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while seen.value < 2_000 {
                    let rings = bell.rings
                    seen.set(to: work.value)
                    if seen.value < 2_000 { await bell.wait(after: rings) }
                }
            }
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<500 {
                        work.add()
                        bell.ring()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(seen.value == 2_000)
    }
}
