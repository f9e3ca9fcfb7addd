@testable import Store

extension PlannedStatement {
    /// What a resident sees, and who they are.
    static let residents: [PlannedStatement] = [
        .init("what was answered", QuestionRows.find, "PRIMARY KEY"),
        .init("a tracked request's number", SQLTrackBook.number, "autoindex_service_request"),
        .init("a tracked request", SQLTrackBook.find, "PRIMARY KEY"),
        .init("what it was merged into", SQLTrackBook.mergedInto, "PRIMARY KEY"),
        .init("updates to take back", SQLPublicUpdates.updates, "public_update_request"),
        .init("its public updates", SQLTrackBook.updates, "public_update_request"),
        .init("when it was resolved", SQLTrackBook.resolvedAt, "event_request"),
        .sorting("what its holder wrote", SQLTrackBook.written, "message_request_words"),
        .init("what was answered to them", SQLTrackBook.answered, "answer_request"),
        .init("said not fixed before", FactsReader.notFixed, "event_request"),
        .init("a resident's history", ResidentReader.history, "service_request_resident"),
        .sorting("a resident's identities", ResidentReader.identities, "identity_resident", "service_request_resident"),
        .sorting(
            "other ways to a resident", AnswerFactsReader.proven, "service_request_resident", "message_request_words"),
        .init("a contact without a case", CountedContactRows.byID, "message_counted"),
        .init(
            "a resident's contacts without a case", CountedContactRows.ofResident, "contact_counted", "message_counted"),
    ]
}
