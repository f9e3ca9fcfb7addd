/// Which of the two lines before the writer a body stands in. Each commit takes from both, so that neither starves the other:
/// first what is to be kept, since senders wait for it, then what is to be filed.
package enum WriteUrgency: Sendable {
    /// Someone outside waits for the answer: keep, acknowledge, renew a lease. Short bodies only.
    case keep
    /// Work behind the answer: filing, the outbox, roll-ups, sweeps. Bodies may be batches.
    case file
}
