package import Intake

/// What becomes of a call or visit that staff logged and that left something to do. The resident has hung up, or gone: nobody waits at the
/// other end, so that it is ordinary work, by the rule of another channel kind.
package struct LoggedWork: Hashable, Sendable {
    package enum Owner: String, CaseIterable, Hashable, Sendable {
        /// It is offered like whatever else waits.
        case queue
        /// Who logged it has it.
        case author
    }

    /// The kind by whose rule it is offered: its points, caps, times, and who is trained for it.
    package var offeredAs: ChannelKind
    package var owner: Owner

    package static let standard = LoggedWork(offeredAs: .web, owner: .queue)

    package init(offeredAs: ChannelKind, owner: Owner) {
        self.offeredAs = offeredAs
        self.owner = owner
    }

    /// Kinds in which people speak: what stands in the queue of them was logged.
    package static let spoken: [ChannelKind] = [.phone, .walkIn]

    /// The kind by whose rule work is offered that came by another.
    package func kind(of origin: ChannelKind) -> ChannelKind { Self.spoken.contains(origin) ? offeredAs : origin }
}
