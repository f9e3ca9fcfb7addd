@testable import Store

extension PlannedStatement {
    /// The queue, a request's page and what staff do there.
    static let desk: [PlannedStatement] = [
        .sorting("list of requests", SQLRequestBook.list, "message_request_words"),
        .sorting("messages of a request", SQLRequestBook.messages, "message_request_words"),
        .sorting(
            "decisions", SQLRequestBook.decisions, "message_request_words", "decision_message", "decision_alone",
            "moving_source"),
        .init(
            "what is set aside", SQLJunkBook.setAside, "service_request_aside (is_automatic=? AND",
            "message_request_words", "decision_message"),
        .init(
            "what is set aside of a department", SQLJunkBook.setAsideOfDepartment,
            "service_request_aside_department (is_automatic=? AND department=? AND"),
        .init("what may be junk", SQLJunkBook.suspected, "service_request_suspected (suspected_by<?)"),
        .init(
            "what may be junk of a department", SQLJunkBook.suspectedOfDepartment,
            "service_request_suspected_department (department=? AND suspected_by<?)"),
        .sorting(
            "a request as the floor has it", FloorRows.one, "s USING INTEGER PRIMARY KEY", "message_request_words",
            "answer_request", "service_request_resident"),
        .init(
            "the queue", SQLQueueBook.open, "service_request_open", "message_request_words", "answer_request",
            "l USING INTEGER PRIMARY KEY"),
        .init("open requests", FloorRows.open, "service_request_open"),
        .init("how a request stands", StandingRows.byNumber, "autoindex_service_request"),
        .init("notes on a request", NoteRows.onRequest, "note_request"),
        .init("who was faster", SQLRequestDesk.newest, "audit_subject"),
        .init("what undoing restores", UndoPoints.find, "undo_point_request"),
        .init("what was merged", Movings.bySource, "moving_source"),
        .init("what was split off", SQLMergeDesk.splitFrom, "moving_target"),
        .init("moved rows", MovedRows.noted, "PRIMARY KEY"),
        .init("a draft", SQLDraftBook.find, "PRIMARY KEY"),
        .init("whether an answer was written", SQLDraftBook.answer, "autoindex"),
        .init("whether a note was written", SQLDraftBook.note, "autoindex"),
        .init("a new message's request", FloorRows.written, "message USING INTEGER PRIMARY KEY"),
        .init("the words of a contact", SearchFeed.counted, "message_counted"),
    ]
}
