import Foundation
import Testing

@testable import Mail

@Suite struct MailThreadTests {
    private actor Elsewhere {
        func value() -> Int { 311 }
    }

    private static func threadName() -> String {
        (try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8))?.filter { $0 != "\n" } ?? ""
    }

    @Test("the body runs on the thread of its name, also behind an await")
    func name() async throws {
        let names = try await MailThread.run(name: "a-mailbox-with-a-long-name") { thread in
            let before = Self.threadName()
            let value = await Elsewhere().value()
            return [before, "\(value)", Self.threadName()]
        }
        #expect(names == ["a-mailbox-with-", "311", "a-mailbox-with-"])
        #expect(Self.threadName() != "a-mailbox-with-")
    }

    @Test("more blocked threads than the cooperative pool has leave everything else running")
    func blocked() async throws {
        let signals = try (0..<64).map { _ in try WakeSignal() }
        let waiting = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for signal in signals {
                group.addTask {
                    try await MailThread.run(name: "blocked", signal: signal) { thread in
                        waiting.continuation.yield()
                        _ = try Readiness.wait(
                            socket: -1, events: 0, signal: thread.signal, deadline: .after(.seconds(30)))
                    }
                }
            }
            // This very loop needs the pool.
            var threads = waiting.stream.makeAsyncIterator()
            for _ in signals { await threads.next() }
            for signal in signals { signal.wake() }
            try await group.waitForAll()
        }
    }

    @Test("an error comes out as it was thrown")
    func error() async throws {
        await #expect(throws: ConnectionFailure(.closed, "so it is")) {
            try await MailThread.run(name: "test") { _ in throw ConnectionFailure(.closed, "so it is") }
        }
    }

    @Test("cancelling before and while blocking ends with cancelled", arguments: [true, false])
    func cancelled(before: Bool) async throws {
        let signal = try WakeSignal()
        let isWaiting = AsyncStream<Void>.makeStream()
        if before { signal.cancel() }
        let task = Task {
            try await MailThread.run(name: "test", signal: signal) { thread in
                isWaiting.continuation.yield()
                _ = try Readiness.wait(socket: -1, events: 0, signal: thread.signal, deadline: .after(.seconds(30)))
            }
        }
        for await _ in isWaiting.stream { break }
        if !before { task.cancel() }
        await #expect(throws: ConnectionFailure(.cancelled, "ended by us")) { try await task.value }
    }

    @Test("a deadline that has passed is a time-out at once, one to come is waited for")
    func deadlines() throws {
        let signal = try WakeSignal()
        for duration in [Duration.zero, .milliseconds(30), .seconds(-5)] {
            let start = ContinuousClock.now
            #expect(throws: ConnectionFailure(.timeout, "no answer in time")) {
                try Readiness.wait(socket: -1, events: 0, signal: signal, deadline: .after(duration))
            }
            #expect(start.duration(to: .now) >= duration)
        }
    }
}
