@testable import Store

extension PlannedStatement {
    /// The manager's figures, and what was counted on a day.
    static let reports: [PlannedStatement] = [
        .init("the last report of a name", SQLReportMailBook.lastDay, "sent_report_day"),
        .sorting("readings of mailboxes", SQLMailboxAccounting.sums, "reconciliation_mailbox"),
        .init("files of a mail", ReportFileRows.filesOfMail, "f USING PRIMARY KEY"),
        .sorting("open data", SQLOpenDataBook.page, "service_request_opened"),
        .sorting(
            "figures by key", SQLFigureBook.byKey, "figure_key_level",
            "(measure=? AND figure_key=? AND period>? AND period<?)"),
        .init(
            "figures by period", SQLFigureBook.byPeriod, "figure_key_level",
            "(measure=? AND figure_key=? AND period>? AND period<?)"),
        .init("contacts of a day", DayCauses.contacts, "contact_started"),
        .init(
            "messages sent on a day", DayCauses.outbound, "ledger_message (kind=? AND happened_at>? AND happened_at<?)"),
        .init(
            "messages put aside on a day", DayCauses.quarantined,
            "ledger_message (kind=? AND happened_at>? AND happened_at<?)"),
        .init(
            "automatic mail of a day", DayCauses.automatic, "ledger_aside (kind=? AND happened_at>? AND happened_at<?)"),
        .init("spam of a day", DayCauses.spam, "ledger_aside (kind=? AND happened_at>? AND happened_at<?)"),
        .init("complaints of a day", DayCauses.complained, "event_complaint", "event_request"),
        .sorting(
            "what was open", SQLBacklogBook.open, "service_request_open", "COVERING INDEX counted_change_happened",
            "COVERING INDEX service_request_opened", "s USING INTEGER PRIMARY KEY", "counted_change_request (request=?)"
        ),
        .sorting("milestones as of a day", MilestoneRows.ofDaysAsOf, "milestone_day", "milestone_ended"),
        .sorting(
            "what was open as of a day", SQLBacklogBook.openAsOf, "service_request_open",
            "COVERING INDEX counted_change_happened", "counted_change USING INTEGER PRIMARY KEY",
            "COVERING INDEX service_request_opened", "l USING PRIMARY KEY"),
        .init("the first spam", FigureStandingRow.firstSpam, "ledger_aside"),
        .init("what was set aside of a request", ChangedDays.aside, "message_request_words"),
        .init("the first sent", FigureStandingRow.firstSent, "ledger_message"),
        .init("messages sent about a request", ChangedDays.sent, "outbox_request"),
        .init("imported counts of a day", VolumeDayRows.ofDay, "volume_day_day (day=?)"),
        .init("imported counts of a channel", VolumeDayRows.ofChannel, "volume_day_current"),
        .init("coverage", SQLVolumeBook.days, "volume_day_day", "(day=? AND kind=? AND channel_kind=? AND channel=?)"),
        .sorting("surveys by channel", SQLSurveyReports.byChannel, "survey_made"),
        .sorting("surveys by type", SQLSurveyReports.byType, "survey_made"),
        .sorting("nobody asked", SQLSurveyReports.skipped, "survey_made"),
        .sorting("the ledger as of a day", PastLedger.sums, "ledger USING PRIMARY KEY"),
        .sorting("what was sent as of a day", PastLedger.sent, "ledger_message"),
        .init("scores as of a day", SQLPastFigures.scores, "survey_answer_at", "l USING PRIMARY KEY"),
        .sorting("targets of a day", TargetRows.onDay, "figure_target_day", "figure_target_end_target"),
        .init("targets", TargetRows.list, "figure_target_day"),
        .init("notes of some days", DateNoteRows.ofDays, "date_note_version_day"),
        .init("notes on dates", DateNoteRows.list, "date_note_version_day"),
        .init("what was done", ActionRows.list, "action_record_day"),
        .sorting("how much was done", ActionRows.counts, "action_record_day"),
    ]
}
