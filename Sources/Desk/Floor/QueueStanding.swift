package import Intake

/// What waits on one channel kind.
package struct QueueStanding: Hashable, Sendable {
    package let channel: ChannelKind
    /// In the queue, and not being offered.
    package let waiting: Int
    package let offered: Int
    /// Since when the one that has waited longest does; nil where none waits or is being offered.
    package let waitingSince: Moment?
}
