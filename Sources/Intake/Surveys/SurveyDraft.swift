/// A survey to be sent.
package struct SurveyDraft: Sendable {
    package var id: RowID
    package var outbound: OutboundMessage

    package init(id: RowID, outbound: OutboundMessage) {
        self.id = id
        self.outbound = outbound
    }
}
