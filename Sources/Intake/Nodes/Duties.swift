/// Which node does what, of all that serve one database.
package protocol Duties: Sendable {
    /// Waits until this node has the duty.
    ///
    /// - Returns: nil where the task was cancelled meanwhile.
    func take(_ duty: Duty) async -> DutyHold?

    /// Waits until the hold is lost, or the task is cancelled.
    func waitForLoss(of hold: DutyHold) async

    /// Whether nobody else can have taken the duty over yet. Asks nobody, so that it can be looked at before everything that is done outside
    /// the store, which no fence guards.
    ///
    /// - Parameter confirmed: when the store was last asked to do something under the hold that it then did.
    func isSure(of hold: DutyHold, confirmed: ContinuousClock.Instant) -> Bool

    /// Gives a duty back once its work has ended, so that another node need not wait. Nothing happens where it is lost already.
    func giveBack(_ hold: DutyHold) async
}
