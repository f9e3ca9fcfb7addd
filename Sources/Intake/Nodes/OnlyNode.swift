/// The one node of an embedded store: it has every duty for as long as it runs.
package struct OnlyNode: Duties {
    package init() {}

    package func take(_ duty: Duty) async -> DutyHold? { Task.isCancelled ? nil : DutyHold(duty, term: 0) }

    package func waitForLoss(of hold: DutyHold) async {
        // Never yields; ends with the task.
        let (stream, continuation) = AsyncStream<Never>.makeStream()
        for await _ in stream {}
        continuation.finish()
    }

    package func isSure(of hold: DutyHold, confirmed: ContinuousClock.Instant) -> Bool { true }

    package func giveBack(_ hold: DutyHold) async {}
}
