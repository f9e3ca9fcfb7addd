@testable import Store

extension PlannedStatement {
    /// What is to be followed up: clocks, promises, escalations, surveys.
    static let followUp: [PlannedStatement] = [
        .init("open clocks", ServiceReader.openRequests, "service_request_open"),
        .sorting(
            "what moves clocks", ServiceReader.happenings, "outbox_request", "answer_request", "message_request_words",
            "event_request"),
        .init("what was put off until now", SQLServiceBook.due, "work_snoozed"),
        .init("what needs a person", SQLAttentionBook.list, "attention_waiting"),
        .init("warnings of what was kept", SQLServiceBook.kept, "attention_waiting", "answer_request", "event_request"),
        .init("a survey that waits for a score", SurveyRows.pending, "survey_recipient", "outbox_recent"),
        .sorting(
            "what was closed", SurveyFactsReader.endings, "event_resolved", "event_chat_ended", "survey_ending",
            "autoindex_survey"),
        .init("what was said", SQLSurveyBook.onRequest, "survey_request"),
        .init(
            "what is to be followed up", FollowUpStatements.open, "service_request_open", "promise_open",
            "outbox_request", "public_update_request", "escalation_open"),
        .sorting(
            "what was complained about", FollowUpStatements.disputed, "event_complaint", "answer_request",
            "event_request"),
        .sorting(
            "what was scored low", FollowUpStatements.scoredLow, "survey_answer_at", "answer_request", "event_request"),
        .sorting(
            "how many are to be followed up", FollowUpStatements.openTotals, "service_request_open", "promise_open"),
        .init(
            "one that is to be followed up", FollowUpStatements.one, "department_question_request", "audit_subject",
            "survey_request"),
        .init("a question of a day", QuestionedRows.ofDay, "department_question"),
        .init("promises on a request", PromiseRows.onRequest, "promise_request"),
        .init("escalations of a request", EscalationRows.onRequest, "escalation_request"),
        .init("open escalations", EscalationRows.due, "escalation_due"),
    ]
}
