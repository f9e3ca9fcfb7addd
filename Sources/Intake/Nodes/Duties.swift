/// Which node does what, of all that serve one database.
package protocol Duties: Sendable {
    /// Waits until this node has the duty.
    ///
    /// - Returns: nil where the task was cancelled meanwhile.
    func take(_ duty: Duty) async -> DutyHold?

    /// Waits until the hold is lost, or the task is cancelled.
    func waitForLoss(of hold: DutyHold) async

    /// Gives a duty back once its work has ended, so that another node need not wait. Nothing happens where it is lost already.
    func giveBack(_ hold: DutyHold) async
}
