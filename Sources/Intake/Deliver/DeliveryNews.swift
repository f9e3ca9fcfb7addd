/// What a delivery loop tells of its work.
package enum DeliveryNews: Sendable {
    /// Rows that an earlier owner left between sending and marking.
    case recovered(Int)
    case delivered([DeliveryOutcome])
    case storeFailed(StoreFailure)
}
