import Intake

/// A day, or several: what comes in, and who works.
package struct SimulationPlan: Hashable, Sendable {
    /// At most one of a kind.
    package var channels: [SimulatedChannel]
    /// Where these are given, they come instead of what the channels say comes by chance.
    package var arrivals: [SimulatedArrival]?
    package var shifts: [SimulatedShift]
    package var policy: FloorPolicy
    /// How many days follow each other.
    package var days: Int

    package init(
        channels: [SimulatedChannel], arrivals: [SimulatedArrival]? = nil, shifts: [SimulatedShift],
        policy: FloorPolicy = .standard, days: Int = 1
    ) {
        self.channels = channels
        self.arrivals = arrivals
        self.shifts = shifts
        self.policy = policy
        self.days = days
    }

    subscript(kind: ChannelKind) -> SimulatedChannel? { channels.first { $0.kind == kind } }
}
