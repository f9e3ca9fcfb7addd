/// What became of one prepared thing.
package enum FileOutcome: Sendable {
    /// Filed, or recognised as a redelivery.
    case filed
    /// Filed, and not acknowledged: too many unverified senders were in this hour.
    case passedOver
    /// To the quarantine: it could not be processed, or failed five times.
    case quarantined
    /// Nothing was written for it but the count of attempts: its lane waits, and it will be tried again.
    case failed(StoreFailure)
}
