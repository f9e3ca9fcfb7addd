/// What the filing loop tells of its work.
package enum FilingNews: Sendable {
    case filed(Int)
    /// It was filed, and not acknowledged: too many unverified senders were in this hour.
    case passedOver(channel: ChannelName)
    case quarantined(RowID, channel: ChannelName)
    /// It stays kept and is tried again; its lane waits.
    case failed(RowID, channel: ChannelName, StoreFailure)
    case storeFailed(StoreFailure)
    /// Things wait for their bytes, which cannot be read now; all others are filed.
    case bytesAway(StoreFailure)
}
