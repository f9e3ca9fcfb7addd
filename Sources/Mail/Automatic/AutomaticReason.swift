/// The rule by which `AutomaticMail` decided. The raw value is stored with the message and printed.
package enum AutomaticReason: String, Sendable, CaseIterable, Codable {
    // Loops.
    case ownStamp = "own-stamp"
    case ownAddress = "own-address"
    case xLoop = "x-loop"
    case tooManyHops = "too-many-hops"
    // Reports.
    case deliveryReport = "delivery-report"
    case dispositionReport = "disposition-report"
    case feedbackReport = "feedback-report"
    case otherReport = "other-report"
    case calendarReply = "calendar-reply"
    // Bounces without a report.
    case failedRecipients = "failed-recipients"
    case mailerDaemon = "mailer-daemon"
    case nullReturnPath = "null-return-path"
    case emptySender = "empty-sender"
    // Programs.
    case autoSubmitted = "auto-submitted"
    case autoresponder
    case autoReplyPrecedence = "auto-reply-precedence"
    case inboxRule = "inbox-rule"
    case machineGenerated = "machine-generated"
    // Lists and bulk.
    case mailingList = "mailing-list"
    case bulkPrecedence = "bulk-precedence"
    case feedbackID = "feedback-id"
    case noReplySender = "no-reply-sender"
    // People.
    case answerUnwanted = "answer-unwanted"
    case noSender = "no-sender"
    case none
}
