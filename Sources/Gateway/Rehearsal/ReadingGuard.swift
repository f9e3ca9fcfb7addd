import Foundation
import Intake
import Logging
import ServiceLifecycle
import Synchronization

/// Ends the process where reading one message does not come to an end: a thread cannot be taken back from an endless loop. What is kept is
/// safe; after the restart the message is rehearsed, and put aside (promise 3).
///
/// It looks from a thread of its own, since such messages may have taken all threads of the cooperative pool.
struct ReadingGuard: Service {
    /// `EX_SOFTWARE` of sysexits(3).
    static let status: Int32 = 70
    private static let tick: Duration = .milliseconds(250)

    let watch: ReadingWatch
    let patience: Duration
    let log: Logger

    func run() async throws {
        let isOver = OverFlag()
        let thread = Thread { [self] in
            while !isOver.isSet {
                usleep(UInt32(Self.tick.milliseconds * 1000))
                if watch.longest(after: Self.tick) > patience { end() }
            }
        }
        thread.name = "reading guard"
        thread.stackSize = 1 << 19
        thread.start()
        try? await gracefulShutdown()
        isOver.set()
    }

    private func end() -> Never {
        log.critical(
            "reading a kept message does not come to an end: the process ends, to put the message aside when it starts again"
        )
        // No handlers: they would wait for threads that never come back.
        _exit(Self.status)
    }
}

private final class OverFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
