/// A survey that was sent, as the page behind its link needs it.
package struct AskedSurvey: Hashable, Sendable {
    package var id: RowID
    package var request: RowID
    package var trackingNumber: TrackingNumber
    package var language: Language
    package var isAnswered: Bool

    package init(id: RowID, request: RowID, trackingNumber: TrackingNumber, language: Language, isAnswered: Bool) {
        self.id = id
        self.request = request
        self.trackingNumber = trackingNumber
        self.language = language
        self.isAnswered = isAnswered
    }
}
