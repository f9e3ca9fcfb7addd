/// What happened on one channel kind. Times in milliseconds.
struct SimulationTally {
    var arrived = 0
    /// Until an agent accepted, in the order in which they did.
    var waits: [Int64] = []
    var abandonedAfter: [Int64] = []
}
