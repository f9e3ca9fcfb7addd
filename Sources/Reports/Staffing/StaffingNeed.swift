/// The agents one hour takes, and what service they then give.
package struct StaffingNeed: Hashable, Sendable {
    /// At work at the same time.
    package var agents: Int
    /// To be rostered so that these are at work, shrinkage counted in.
    package var rostered: Int
    /// How busy they are, 0 to 1.
    package var occupancy: Double
    /// The mean wait in seconds.
    package var averageWait: Double
    /// The share answered within the goal's seconds, 0 to 1.
    package var serviceLevel: Double

    /// Nobody, where nothing comes.
    static let none = StaffingNeed(agents: 0, rostered: 0, occupancy: 0, averageWait: 0, serviceLevel: 1)
}
