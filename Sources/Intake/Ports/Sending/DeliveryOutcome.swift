/// What became of one attempt to send an outbound message.
package enum DeliveryOutcome: Hashable, Sendable {
    /// The channel took it. The provider's id, where it gave one, is what its delivery reports name.
    case sent(providerID: String?)
    /// An earlier attempt had gone out after all, as the provider's listing shows: nothing was sent again.
    case reconciled(providerID: String?)
    /// Not now: the code is the provider's or the reply's, without personal data. Nil `at` means the outbox's own schedule.
    case retry(at: Moment?, code: String)
    /// Never: the row becomes a dead letter, visible on the request.
    case refused(code: String)
    /// The account, not the message, is at fault (wrong password, quota): nothing of this channel is tried until `at`.
    case paused(until: Moment, code: String)
    /// Nothing was done, since somebody else may send it by now: as if it had not been claimed.
    case notTried
    /// It was sent and may have gone out: to be reconciled by the provider's listing before any retry (promise 1).
    case unknown(code: String)
}
