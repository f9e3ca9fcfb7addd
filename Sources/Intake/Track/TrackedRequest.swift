/// A request as its public page needs it. What was merged stands and ends with the request that it was merged into; its number, its type and the day
/// on which it came stay its own.
package struct TrackedRequest: Hashable, Sendable {
    package var id: RowID
    package var trackingNumber: TrackingNumber
    package var status: RequestStatus
    /// The type's code; nil where nobody told.
    package var requestType: String?
    /// The types of those that it was merged into.
    package var laterTypes: [String?]
    package var language: Language
    package var openedAt: Moment
    /// When it was last resolved; nil where it is not.
    package var resolvedAt: Moment?
    /// Where it is about, for its resident alone.
    package var place: String?
    /// Oldest first.
    package var updates: [PublicUpdate]

    package init(
        id: RowID, trackingNumber: TrackingNumber, status: RequestStatus, requestType: String?,
        laterTypes: [String?] = [], language: Language, openedAt: Moment, resolvedAt: Moment?, updates: [PublicUpdate]
    ) {
        self.id = id
        self.trackingNumber = trackingNumber
        self.status = status
        self.requestType = requestType
        self.laterTypes = laterTypes
        self.language = language
        self.openedAt = openedAt
        self.resolvedAt = resolvedAt
        self.updates = updates
    }
}
