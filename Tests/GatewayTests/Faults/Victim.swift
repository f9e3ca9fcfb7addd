import Foundation
import Synchronization

/// A process that is killed, kill -9, by the very peer that it talks to.
final class Victim<Moment: Equatable & Sendable>: Sendable {
    private let target = Mutex<(process: Int32, moment: Moment)?>(nil)

    /// The next time that `moment` comes, the process dies.
    func arm(_ process: Int32, at moment: Moment) { target.withLock { $0 = (process, moment) } }

    /// Kills it where this is the moment. Returns whether it did.
    @discardableResult
    func strike(_ moment: Moment) -> Bool {
        target.withLock { target in
            guard let armed = target, armed.moment == moment else { return false }
            target = nil
            return kill(armed.process, SIGKILL) == 0
        }
    }
}
