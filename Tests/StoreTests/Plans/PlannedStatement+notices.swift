@testable import Store

extension PlannedStatement {
    /// Incident notices, and duplicates and who is told of them.
    static let notices: [PlannedStatement] = [
        .init("open notices", NoticeRows.open, "incident_notice_open"),
        .init("notices to end", NoticeRows.due, "incident_notice_open"),
        .init("notices that are owed", NoticeRows.owed, "incident_notice_owed"),
        .init("who was told a notice", NoticeContactRows.told, "notice_contact_whom"),
        .init("who waits for a notice's end", NoticeContactRows.waiting, "notice_contact_waiting"),
        .sorting("who wrote about a notice", NoticeRows.people, "notice_contact_notice"),
        .init("ruled-out duplicates", SQLDuplicateBook.ruledOut, "not_duplicate", "not_duplicate_other"),
        .init("what was opened", SQLIncidentRelating.events, "PRIMARY KEY"),
        .sorting("what happened to duplicates", SQLDuplicateNotices.events, "event_duplicate", "event_resolved"),
        .init("who was told of a duplicate", SQLDuplicateNotices.told, "duplicate_notice_told"),
        .sorting("who reported", DuplicateFactsReader.first, "message_request"),
        .sorting("what came back", DuplicateFactsReader.arrived, "outbox_recent"),
        .init("who was answered", DuplicateFactsReader.answered, "outbox_re"),
        .sorting("notices that wait", DuplicateNoticeRows.waiting, "duplicate_notice_request", "duplicate_notice_told"),
        .init("how far an event was looked at", SQLDuplicateNotices.lastBelow, "duplicate_notice_event"),
        .init("whether an event was looked at", SQLDuplicateNotices.looked, "duplicate_notice_event"),
    ]
}
