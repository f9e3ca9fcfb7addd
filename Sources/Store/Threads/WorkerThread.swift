import Foundation
import Intake

/// A thread of our own for calls that block: it never comes from the cooperative pool, nor from Dispatch's, which other
/// blocking work may have used up.
enum WorkerThread {
    /// Starts a thread that runs `body` once to its end. Its owner makes `body` return when it closes.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread {
            // From within: Foundation gives the name to the system only for the running thread.
            Thread.current.name = name
            body()
        }
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// Holds up the thread that calls it, which must be one of ours.
    static func pause(_ time: Duration) { Thread.sleep(forTimeInterval: Double(time.milliseconds) / 1000) }
}
