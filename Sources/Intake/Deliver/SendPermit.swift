import Synchronization

/// Whether what was claimed may still be sent. Looked at before each single message: a node that was stopped, or cut off, for longer than the
/// others wait finds its claim taken over, and what it sent then would go out from both.
package final class SendPermit: Sendable {
    private let isWithdrawn = Mutex(false)
    private let isOurs: @Sendable () -> Bool

    /// - Parameter isOurs: whether the claim is still ours for certain; asked anew each time, and must not block.
    package init(_ isOurs: @escaping @Sendable () -> Bool = { true }) { self.isOurs = isOurs }

    package var holds: Bool { !isWithdrawn.withLock { $0 } && isOurs() }

    /// Nothing more is to be sent.
    package func withdraw() { isWithdrawn.withLock { $0 = true } }
}
