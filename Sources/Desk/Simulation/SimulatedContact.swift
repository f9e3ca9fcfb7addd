import Intake

/// A contact that is open in the simulation.
struct SimulatedContact {
    let kind: ChannelKind
    let arrivedAt: Int64
    /// Milliseconds.
    let handling: Double
    let attention: Double
    var isAnswered = false
}
