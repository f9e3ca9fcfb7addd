@testable import Store

extension PlannedStatement {
    /// Taking in, filing and sending.
    static let filing: [PlannedStatement] = [
        .init("due", SQLOutbox.due, "outbox_due", "outbox_lane"),
        .init("nextDue", SQLOutbox.nextDue, "outbox_due", "outbox_lane"),
        .init("recover", SQLOutbox.recover, "outbox_"),
        .init("sent", FactsReader.sent, "outbox_recent"),
        .init("newestConversation", FactsReader.newestConversation, "conversation_lane"),
        .sorting("conversationAbout", FactsReader.conversationAbout, "conversation_lane"),
        .sorting(
            "sameWords", FactsReader.sameWords, "service_request_resident",
            "message_request_words (request=? AND fingerprint=?)"),
        .sorting("sameMessageID", FactsReader.sameMessageID, "message_message_id"),
        .sorting("byReference", FactsReader.byReference, "message_message_id"),
        .init("recent", FactsReader.recent, "service_request_resident"),
        .init("all blobs", BlobNames.sized, "raw_blob", "attachment_blob", "sent_report_file_blob"),
        .init("waitingIDs", SQLFiler.waitingIDs, "received_waiting"),
        .init("unfiledNames", SQLFiler.unfiledNames, "received_waiting"),
        .sorting("waiting", SQLFiler.waiting, "received_waiting"),
        .sorting("countByChannel", SQLQuarantineBook.countByChannel, "quarantine_open"),
        .init("mails to staff", FactsReader.notified, "outbox_recent"),
        .init("unverified sends", UnverifiedSends.sum, "PRIMARY KEY"),
        .init("a chat message that was kept", SQLChatLog.kept, "autoindex_received", "chat_line_received"),
        .init("named blobs", BlobNames.find, "raw_blob", "attachment_blob"),
    ]
}
