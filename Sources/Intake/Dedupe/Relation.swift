/// Another request that may be about the same thing, why, and how sure that is.
package struct Relation: Hashable, Sendable {
    package var request: RowID
    package var trackingNumber: TrackingNumber
    package var reason: String
    /// 0 to 1.
    package var score: Double

    package init(request: RowID, trackingNumber: TrackingNumber, reason: String, score: Double) {
        self.request = request
        self.trackingNumber = trackingNumber
        self.reason = reason
        self.score = score
    }
}
