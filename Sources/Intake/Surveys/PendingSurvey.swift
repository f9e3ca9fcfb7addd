/// A survey that went to a number lately and has no answer yet.
package struct PendingSurvey: Hashable, Sendable {
    package var survey: RowID
    package var request: RowID

    package init(survey: RowID, request: RowID) {
        self.survey = survey
        self.request = request
    }
}
