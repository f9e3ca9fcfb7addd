package import Intake

/// What came of a simulated plan.
package struct SimulationReport: Hashable, Sendable {
    /// One channel kind, or all.
    package struct Row: Hashable, Sendable {
        /// Nil for all.
        package let kind: ChannelKind?
        package let arrived: Int
        package let answered: Int
        package let abandoned: Int
        /// Neither, at the end.
        package let left: Int
        /// Waits of what was answered, in milliseconds, shortest first.
        package let waits: [Int64]
        /// Answered within the channel's target, as a share of what arrived without giving up before it; 1 where nothing did.
        package let withinTarget: Double
        /// The share of the staff's time on duty that went into it; for all, after-work too.
        package let occupancy: Double

        /// In milliseconds; 0 where nothing was answered.
        package var meanWait: Double { waits.isEmpty ? 0 : Double(waits.reduce(0, +)) / Double(waits.count) }

        /// The share of what was answered that had to wait at all.
        package var waited: Double {
            waits.isEmpty ? 0 : Double(waits.count { $0 > 0 }) / Double(waits.count)
        }

        /// The wait in milliseconds that so large a share did not exceed (nearest rank); 0 where nothing was answered.
        package func wait(atShare share: Double) -> Int64 {
            guard !waits.isEmpty else { return 0 }
            let rank = Int((share * Double(waits.count)).rounded(.up))
            return waits[min(max(1, rank), waits.count) - 1]
        }
    }

    /// The agents of one shift.
    package struct Shift: Hashable, Sendable {
        package let name: String
        package let agents: Int
        /// Hours on duty, all together; breaks are none.
        package let hours: Double
        package let occupancy: Double
    }

    /// The channels of the plan, in their order.
    package let rows: [Row]
    package let total: Row
    package let shifts: [Shift]
    package let days: Int
}
