/// What service the city wants to give, and what of its agents' time is theirs to give it.
package struct StaffingGoal: Hashable, Sendable {
    /// The share to be answered in time, 0 to 0.999.
    package var share: Double
    /// In time is within so many seconds.
    package var seconds: Double
    /// The share of paid time for which an agent is not there: breaks, training, leave, illness. 0 to 0.9.
    package var shrinkage: Double
    /// How busy agents may be at most, 0.1 to 1: above 0.85 to 0.9 for hours, people tire.
    package var occupancy: Double

    /// What is outside its bounds is taken for the nearest within.
    package init(share: Double = 0.8, seconds: Double = 20, shrinkage: Double = 0.3, occupancy: Double = 0.9) {
        self.share = max(0, min(share, 0.999))
        self.seconds = max(0, seconds)
        self.shrinkage = max(0, min(shrinkage, 0.9))
        self.occupancy = max(0.1, min(occupancy, 1))
    }

    /// How many to roster so that so many are there.
    func rostered(_ agents: Int) -> Int { Int((Double(agents) / (1 - shrinkage) - 1e-9).rounded(.up)) }
}
