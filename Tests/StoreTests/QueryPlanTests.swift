import Intake
import TestKit
import Testing

@testable import Store

/// What runs for every message must find its rows by an index: a scan would slow with the table's size.
@Suite("Hot statements use their indexes")
struct QueryPlanTests {
    struct Hot: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var statement: SQLStatement
        /// Words that stand in the plan.
        var uses: [String]
        var sorts = false
    }

    private static let hot = [
        Hot(testDescription: "due", statement: SQLOutbox.due, uses: ["outbox_due", "outbox_lane"]),
        Hot(testDescription: "nextDue", statement: SQLOutbox.nextDue, uses: ["outbox_due", "outbox_lane"]),
        Hot(testDescription: "recover", statement: SQLOutbox.recover, uses: ["outbox_"]),
        Hot(testDescription: "sent", statement: FactsReader.sent, uses: ["outbox_recent"]),
        Hot(
            testDescription: "newestConversation", statement: FactsReader.newestConversation,
            uses: ["conversation_lane"]),
        Hot(
            testDescription: "conversationAbout", statement: FactsReader.conversationAbout, uses: ["conversation_lane"],
            sorts: true),
        Hot(
            testDescription: "sameWords", statement: FactsReader.sameWords,
            uses: ["service_request_resident", "message_request_words (request=? AND fingerprint=?)"], sorts: true),
        Hot(
            testDescription: "list of requests", statement: SQLRequestBook.list, uses: ["message_request_words"],
            sorts: true),
        Hot(
            testDescription: "messages of a request", statement: SQLRequestBook.messages,
            uses: ["message_request_words"], sorts: true),
        Hot(
            testDescription: "sameMessageID", statement: FactsReader.sameMessageID, uses: ["message_message_id"],
            sorts: true),
        Hot(
            testDescription: "byReference", statement: FactsReader.byReference, uses: ["message_message_id"],
            sorts: true),
        Hot(testDescription: "recent", statement: FactsReader.recent, uses: ["service_request_resident"]),
        Hot(
            testDescription: "decisions", statement: SQLRequestBook.decisions,
            uses: ["message_request_words", "decision_message", "decision_alone", "moving_source"], sorts: true),
        Hot(
            testDescription: "all blobs", statement: BlobNames.sized,
            uses: ["raw_blob", "attachment_blob", "sent_report_file_blob"]),
        Hot(
            testDescription: "the last report of a name", statement: SQLReportMailBook.lastDay,
            uses: ["sent_report_day"]),
        Hot(
            testDescription: "readings of mailboxes", statement: SQLMailboxAccounting.sums,
            uses: ["reconciliation_mailbox"], sorts: true),
        Hot(testDescription: "files of a mail", statement: ReportFileRows.filesOfMail, uses: ["f USING PRIMARY KEY"]),
        Hot(
            testDescription: "open data", statement: SQLOpenDataBook.page, uses: ["service_request_opened"], sorts: true
        ),
        Hot(testDescription: "waitingIDs", statement: SQLFiler.waitingIDs, uses: ["received_waiting"]),
        Hot(testDescription: "unfiledNames", statement: SQLFiler.unfiledNames, uses: ["received_waiting"]),
        Hot(testDescription: "waiting", statement: SQLFiler.waiting, uses: ["received_waiting"], sorts: true),
        Hot(
            testDescription: "countByChannel", statement: SQLQuarantineBook.countByChannel, uses: ["quarantine_open"],
            sorts: true),
        Hot(testDescription: "mails to staff", statement: FactsReader.notified, uses: ["outbox_recent"]),
        Hot(testDescription: "open notices", statement: NoticeRows.open, uses: ["incident_notice_open"]),
        Hot(testDescription: "notices to end", statement: NoticeRows.due, uses: ["incident_notice_open"]),
        Hot(testDescription: "notices that are owed", statement: NoticeRows.owed, uses: ["incident_notice_owed"]),
        Hot(testDescription: "who was told a notice", statement: NoticeContactRows.told, uses: ["notice_contact_whom"]),
        Hot(
            testDescription: "who waits for a notice's end", statement: NoticeContactRows.waiting,
            uses: ["notice_contact_waiting"]),
        Hot(
            testDescription: "who wrote about a notice", statement: NoticeRows.people, uses: ["notice_contact_notice"],
            sorts: true),
        Hot(
            testDescription: "figures by key", statement: SQLFigureBook.byKey,
            uses: ["figure_key_level", "(measure=? AND figure_key=? AND period>? AND period<?)"], sorts: true),
        Hot(
            testDescription: "figures by period", statement: SQLFigureBook.byPeriod,
            uses: ["figure_key_level", "(measure=? AND figure_key=? AND period>? AND period<?)"]),
        Hot(
            testDescription: "contacts of a day", statement: DayCauses.contacts, uses: ["contact_started"]
        ),
        Hot(
            testDescription: "messages sent on a day", statement: DayCauses.outbound,
            uses: ["ledger_message (kind=? AND happened_at>? AND happened_at<?)"]),
        Hot(
            testDescription: "messages put aside on a day", statement: DayCauses.quarantined,
            uses: ["ledger_message (kind=? AND happened_at>? AND happened_at<?)"]),
        Hot(
            testDescription: "automatic mail of a day", statement: DayCauses.automatic,
            uses: ["ledger_aside (kind=? AND happened_at>? AND happened_at<?)"]),
        Hot(
            testDescription: "spam of a day", statement: DayCauses.spam,
            uses: ["ledger_aside (kind=? AND happened_at>? AND happened_at<?)"]),
        Hot(
            testDescription: "complaints of a day", statement: DayCauses.complained,
            uses: ["event_complaint", "event_request"]),
        Hot(
            testDescription: "what was open", statement: SQLBacklogBook.open,
            uses: [
                "service_request_open", "COVERING INDEX counted_change_happened",
                "COVERING INDEX service_request_opened",
                "s USING INTEGER PRIMARY KEY", "counted_change_request (request=?)",
            ], sorts: true),
        Hot(
            testDescription: "what is set aside", statement: SQLJunkBook.setAside,
            uses: ["service_request_aside (is_automatic=? AND", "message_request_words", "decision_message"]),
        Hot(
            testDescription: "what is set aside of a department", statement: SQLJunkBook.setAsideOfDepartment,
            uses: ["service_request_aside_department (is_automatic=? AND department=? AND"]),
        Hot(
            testDescription: "what may be junk", statement: SQLJunkBook.suspected,
            uses: ["service_request_suspected (suspected_by<?)"]),
        Hot(
            testDescription: "what may be junk of a department", statement: SQLJunkBook.suspectedOfDepartment,
            uses: ["service_request_suspected_department (department=? AND suspected_by<?)"]),
        Hot(
            testDescription: "milestones as of a day", statement: MilestoneRows.ofDaysAsOf,
            uses: ["milestone_day", "milestone_ended"], sorts: true),
        Hot(
            testDescription: "what was open as of a day", statement: SQLBacklogBook.openAsOf,
            uses: [
                "service_request_open", "COVERING INDEX counted_change_happened",
                "counted_change USING INTEGER PRIMARY KEY", "COVERING INDEX service_request_opened",
                "l USING PRIMARY KEY",
            ], sorts: true),
        Hot(testDescription: "the first spam", statement: FigureStandingRow.firstSpam, uses: ["ledger_aside"]),
        Hot(
            testDescription: "what was set aside of a request", statement: ChangedDays.aside,
            uses: ["message_request_words"]),
        Hot(testDescription: "the first sent", statement: FigureStandingRow.firstSent, uses: ["ledger_message"]),
        Hot(testDescription: "messages sent about a request", statement: ChangedDays.sent, uses: ["outbox_request"]),
        Hot(
            testDescription: "imported counts of a day", statement: VolumeDayRows.ofDay,
            uses: ["volume_day_day (day=?)"]),
        Hot(
            testDescription: "imported counts of a channel", statement: VolumeDayRows.ofChannel,
            uses: ["volume_day_current"]),
        Hot(
            testDescription: "coverage", statement: SQLVolumeBook.days,
            uses: ["volume_day_day", "(day=? AND kind=? AND channel_kind=? AND channel=?)"]),
        Hot(testDescription: "unverified sends", statement: UnverifiedSends.sum, uses: ["PRIMARY KEY"]),
        Hot(
            testDescription: "a session by its token", statement: SQLStaffSessions.find,
            uses: ["autoindex_staff_session"]),
        Hot(
            testDescription: "identities to ask about", statement: SQLFederatedSignIns.due,
            uses: ["federated_identity_checked"], sorts: true),
        Hot(
            testDescription: "who began with a provider's session", statement: SQLFederatedSignIns.ofSession,
            uses: ["staff_session_provider"], sorts: true),
        Hot(testDescription: "a program's token", statement: SQLAPITokens.find, uses: ["autoindex_api_token"]),
        Hot(testDescription: "an account by its name", statement: AccountRows.byName, uses: ["account_name"]),
        Hot(
            testDescription: "another administrator", statement: AccountRows.otherAdministrator,
            uses: ["account_role_role"]),
        Hot(testDescription: "the trail of one thing", statement: SQLAuditTrail.ofSubject, uses: ["audit_subject"]),
        Hot(
            testDescription: "ruled-out duplicates", statement: SQLDuplicateBook.ruledOut,
            uses: ["not_duplicate", "not_duplicate_other"]),
        Hot(
            testDescription: "what a review was of", statement: SQLAuditTrail.names["review"] ?? SQLAuditTrail.newest,
            uses: ["SEARCH r", "SEARCH s"]),
        Hot(testDescription: "what was opened", statement: SQLIncidentRelating.events, uses: ["PRIMARY KEY"]),
        Hot(
            testDescription: "what happened to duplicates", statement: SQLDuplicateNotices.events,
            uses: ["event_duplicate", "event_resolved"], sorts: true),
        Hot(
            testDescription: "who was told of a duplicate", statement: SQLDuplicateNotices.told,
            uses: ["duplicate_notice_told"]),
        Hot(
            testDescription: "who reported", statement: DuplicateFactsReader.first, uses: ["message_request"],
            sorts: true),
        Hot(
            testDescription: "what came back", statement: DuplicateFactsReader.arrived, uses: ["outbox_recent"],
            sorts: true),
        Hot(testDescription: "who was answered", statement: DuplicateFactsReader.answered, uses: ["outbox_re"]),
        Hot(
            testDescription: "notices that wait", statement: DuplicateNoticeRows.waiting,
            uses: ["duplicate_notice_request", "duplicate_notice_told"], sorts: true),
        Hot(testDescription: "what was answered", statement: QuestionRows.find, uses: ["PRIMARY KEY"]),
        Hot(
            testDescription: "whether the roll has changed", statement: SQLRoster.stamp,
            uses: ["audit USING INTEGER PRIMARY KEY (rowid>?)"]),
        Hot(testDescription: "who may take work", statement: RosterRows.inRole, uses: ["account_role_role"]),
        Hot(
            testDescription: "a request as the floor has it", statement: FloorRows.one,
            uses: [
                "s USING INTEGER PRIMARY KEY", "message_request_words", "answer_request",
                "service_request_resident",
            ], sorts: true),
        Hot(
            testDescription: "the queue", statement: SQLQueueBook.open,
            uses: ["service_request_open", "message_request_words", "answer_request", "l USING INTEGER PRIMARY KEY"]),
        Hot(testDescription: "open requests", statement: FloorRows.open, uses: ["service_request_open"]),
        Hot(
            testDescription: "a tracked request's number", statement: SQLTrackBook.number,
            uses: ["autoindex_service_request"]),
        Hot(testDescription: "a tracked request", statement: SQLTrackBook.find, uses: ["PRIMARY KEY"]),
        Hot(testDescription: "what it was merged into", statement: SQLTrackBook.mergedInto, uses: ["PRIMARY KEY"]),
        Hot(
            testDescription: "updates to take back", statement: SQLPublicUpdates.updates,
            uses: ["public_update_request"]),
        Hot(testDescription: "its public updates", statement: SQLTrackBook.updates, uses: ["public_update_request"]),
        Hot(testDescription: "when it was resolved", statement: SQLTrackBook.resolvedAt, uses: ["event_request"]),
        Hot(
            testDescription: "what its holder wrote", statement: SQLTrackBook.written, uses: ["message_request_words"],
            sorts: true),
        Hot(testDescription: "what was answered to them", statement: SQLTrackBook.answered, uses: ["answer_request"]),
        Hot(testDescription: "said not fixed before", statement: FactsReader.notFixed, uses: ["event_request"]),
        Hot(
            testDescription: "how a request stands", statement: StandingRows.byNumber,
            uses: ["autoindex_service_request"]),
        Hot(testDescription: "notes on a request", statement: NoteRows.onRequest, uses: ["note_request"]),
        Hot(testDescription: "who was faster", statement: SQLRequestDesk.newest, uses: ["audit_subject"]),
        Hot(testDescription: "what undoing restores", statement: UndoPoints.find, uses: ["undo_point_request"]),
        Hot(testDescription: "what was merged", statement: Movings.bySource, uses: ["moving_source"]),
        Hot(testDescription: "what was split off", statement: SQLMergeDesk.splitFrom, uses: ["moving_target"]),
        Hot(testDescription: "moved rows", statement: MovedRows.noted, uses: ["PRIMARY KEY"]),
        Hot(
            testDescription: "a resident's history", statement: ResidentReader.history,
            uses: ["service_request_resident"]),
        Hot(
            testDescription: "a resident's identities", statement: ResidentReader.identities,
            uses: ["identity_resident", "service_request_resident"], sorts: true),
        Hot(
            testDescription: "other ways to a resident", statement: AnswerFactsReader.proven,
            uses: ["service_request_resident", "message_request_words"], sorts: true),
        Hot(testDescription: "a draft", statement: SQLDraftBook.find, uses: ["PRIMARY KEY"]),
        Hot(testDescription: "whether an answer was written", statement: SQLDraftBook.answer, uses: ["autoindex"]),
        Hot(testDescription: "whether a note was written", statement: SQLDraftBook.note, uses: ["autoindex"]),
        Hot(testDescription: "open clocks", statement: ServiceReader.openRequests, uses: ["service_request_open"]),
        Hot(
            testDescription: "what moves clocks", statement: ServiceReader.happenings,
            uses: ["outbox_request", "answer_request", "message_request_words", "event_request"], sorts: true),
        Hot(testDescription: "what was put off until now", statement: SQLServiceBook.due, uses: ["work_snoozed"]),
        Hot(testDescription: "what needs a person", statement: SQLAttentionBook.list, uses: ["attention_waiting"]),
        Hot(
            testDescription: "warnings of what was kept", statement: SQLServiceBook.kept,
            uses: ["attention_waiting", "answer_request", "event_request"]),
        Hot(
            testDescription: "how far an event was looked at", statement: SQLDuplicateNotices.lastBelow,
            uses: ["duplicate_notice_event"]),
        Hot(
            testDescription: "whether an event was looked at", statement: SQLDuplicateNotices.looked,
            uses: ["duplicate_notice_event"]),
        Hot(
            testDescription: "a survey that waits for a score", statement: SurveyRows.pending,
            uses: ["survey_recipient", "outbox_recent"]),
        Hot(
            testDescription: "a chat message that was kept", statement: SQLChatLog.kept,
            uses: ["autoindex_received", "chat_line_received"]),
        Hot(
            testDescription: "a new message's request", statement: FloorRows.written,
            uses: ["message USING INTEGER PRIMARY KEY"]),
        Hot(
            testDescription: "what was closed", statement: SurveyFactsReader.endings,
            uses: ["event_resolved", "event_chat_ended", "survey_ending", "autoindex_survey"], sorts: true),
        Hot(testDescription: "what was said", statement: SQLSurveyBook.onRequest, uses: ["survey_request"]),
        Hot(
            testDescription: "surveys by channel", statement: SQLSurveyReports.byChannel, uses: ["survey_made"],
            sorts: true),
        Hot(testDescription: "surveys by type", statement: SQLSurveyReports.byType, uses: ["survey_made"], sorts: true),
        Hot(
            testDescription: "nobody asked", statement: SQLSurveyReports.skipped, uses: ["survey_made"], sorts: true),
        Hot(
            testDescription: "a contact without a case", statement: CountedContactRows.byID, uses: ["message_counted"]),
        Hot(
            testDescription: "a resident's contacts without a case", statement: CountedContactRows.ofResident,
            uses: ["contact_counted", "message_counted"]),
        Hot(
            testDescription: "the words of a contact", statement: SearchFeed.counted, uses: ["message_counted"]),
        Hot(testDescription: "somebody's teams", statement: TeamRows.ofAgent, uses: ["team_member_agent"]),
        Hot(testDescription: "a team's people", statement: TeamRows.membersOf, uses: ["PRIMARY KEY"]),
        Hot(testDescription: "a team's open work", statement: TeamRows.openRequests, uses: ["work_team"]),
        Hot(testDescription: "all teams", statement: TeamRows.every, uses: ["team_name", "work_team"]),
        Hot(
            testDescription: "what is to be followed up", statement: FollowUpStatements.open,
            uses: [
                "service_request_open", "promise_open", "outbox_request", "public_update_request", "escalation_open",
            ]),
        Hot(
            testDescription: "what was complained about", statement: FollowUpStatements.disputed,
            uses: ["event_complaint", "answer_request", "event_request"], sorts: true),
        Hot(
            testDescription: "what was scored low", statement: FollowUpStatements.scoredLow,
            uses: ["survey_answer_at", "answer_request", "event_request"], sorts: true),
        Hot(
            testDescription: "how many are to be followed up", statement: FollowUpStatements.openTotals,
            uses: ["service_request_open", "promise_open"], sorts: true),
        Hot(
            testDescription: "one that is to be followed up", statement: FollowUpStatements.one,
            uses: ["department_question_request", "audit_subject", "survey_request"]),
        Hot(testDescription: "a question of a day", statement: QuestionedRows.ofDay, uses: ["department_question"]),
        Hot(testDescription: "promises on a request", statement: PromiseRows.onRequest, uses: ["promise_request"]),
        Hot(
            testDescription: "escalations of a request", statement: EscalationRows.onRequest,
            uses: ["escalation_request"]),
        Hot(testDescription: "open escalations", statement: EscalationRows.due, uses: ["escalation_due"]),
        Hot(
            testDescription: "the ledger as of a day", statement: PastLedger.sums, uses: ["ledger USING PRIMARY KEY"],
            sorts: true),
        Hot(
            testDescription: "what was sent as of a day", statement: PastLedger.sent, uses: ["ledger_message"],
            sorts: true),
        Hot(
            testDescription: "scores as of a day", statement: SQLPastFigures.scores,
            uses: ["survey_answer_at", "l USING PRIMARY KEY"]),
        Hot(
            testDescription: "targets of a day", statement: TargetRows.onDay,
            uses: ["figure_target_day", "figure_target_end_target"], sorts: true),
        Hot(testDescription: "targets", statement: TargetRows.list, uses: ["figure_target_day"]),
        Hot(
            testDescription: "notes of some days", statement: DateNoteRows.ofDays,
            uses: ["date_note_version_day"]),
        Hot(testDescription: "notes on dates", statement: DateNoteRows.list, uses: ["date_note_version_day"]),
        Hot(testDescription: "what was done", statement: ActionRows.list, uses: ["action_record_day"]),
        Hot(
            testDescription: "how much was done", statement: ActionRows.counts, uses: ["action_record_day"],
            sorts: true),
        Hot(testDescription: "named blobs", statement: BlobNames.find, uses: ["raw_blob", "attachment_blob"]),
    ]

    @Test("The plan names the index", arguments: hot)
    func plan(_ hot: Hot) async throws {
        let city = try await SmallCity(.sqlite)
        let text = hot.statement.text
        let values = Self.nulls(for: text)
        let plan = try await city.database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: "EXPLAIN QUERY PLAN " + text), values) { $0.text(3) }
        }
        for index in hot.uses { #expect(plan.contains { $0.contains(index) }, "\(plan)") }
        let scans = plan.filter { $0.contains("SCAN") && !$0.contains("USING") }
        #expect(scans.isEmpty, "\(plan)")
        // Rows that an index gives in order but for equal ones: versions of SQLite say it in the one way or the other.
        let whole = plan.filter {
            $0.contains("TEMP B-TREE") && !$0.contains("LAST TERM") && !$0.contains("RIGHT PART")
        }
        #expect(hot.sorts || whole.isEmpty, "\(plan)")
    }

    /// Written or read for every message. A condition with a list of more than two, of a query or of an index, makes a table of its own
    /// each time.
    private static let forEachMessage = [
        WaveClosing.mark, ChangesWriter.insertResident, ChangesWriter.upsertIdentity, ChangesWriter.insertRequest,
        ChangesWriter.upsertConversation, ChangesWriter.insertContact, ChangesWriter.insertMessage,
        ChangesWriter.insertEvent, ChangesWriter.insertDecision, ChangesWriter.wake, OutboxRows.insert,
        SQLOutbox.markSending, FactsReader.sent, FactsReader.resident, FactsReader.newestConversation,
        FactsReader.recent, FactsReader.optedOut, NoticeRows.open, NoticeContactRows.told,
    ]

    @Test("What is done for every message makes no table of its own", arguments: forEachMessage.map(\.text))
    func noTable(_ text: String) async throws {
        let city = try await SmallCity(.sqlite)
        let operations = try await city.database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: "EXPLAIN " + text), Self.nulls(for: text)) { $0.text(1) }
        }
        #expect(operations.count > 5)
        #expect(!operations.contains("OpenEphemeral"))
    }

    private static func nulls(for text: String) -> [SQLValue] {
        Array(repeating: .null, count: (1...30).filter { text.contains("$\($0)") }.count)
    }
}
