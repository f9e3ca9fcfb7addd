/// Which of the two lines before the writer a body stands in. They take turns, so that neither starves the other.
package enum WriteUrgency: Sendable {
    /// Someone outside waits for the answer: keep, acknowledge, renew a lease. Short bodies only.
    case keep
    /// Work behind the answer: filing, the outbox, roll-ups, sweeps. Bodies may be batches.
    case file
}
