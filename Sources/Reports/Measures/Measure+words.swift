extension Measure {
    /// As a heading calls it.
    package var title: String {
        switch self {
        case .contact: "Contacts"
        case .contactHour: "Contacts by the hour"
        case .information: "Information contacts"
        case .feedback: "Feedback contacts"
        case .opened: "New requests"
        case .followUp: "Follow-ups"
        case .resolved: "Requests closed"
        case .reopened: "Requests opened again"
        case .firstAnswer: "Time to the first answer"
        case .resolution: "Time to closing"
        case .resolvedLate: "Closed late"
        case .complained: "Complaints after closing"
        case .linked: "Duplicates linked"
        case .abandonedChat: "Abandoned chats"
        case .outbound: "Messages sent"
        case .automatic: "Automatic mail"
        case .spam: "Spam"
        case .redelivered: "Came again"
        case .quarantined: "Put aside, unreadable"
        case .surveySent: "Surveys sent"
        case .overall: "Satisfaction"
        case .accuracy: "Accuracy"
        case .courtesy: "Courtesy"
        case .ease: "Ease"
        }
    }

    /// What is counted, in the plural, as a sentence has it.
    package var noun: String {
        switch self {
        case .contact, .contactHour: "contacts"
        case .information, .feedback: title.lowercased()
        case .opened: "new requests"
        case .followUp: "follow-ups"
        case .resolved: "closings"
        case .reopened: "openings of closed requests"
        case .firstAnswer: "first answers"
        case .resolution: "closings"
        case .resolvedLate: "late closings"
        case .complained: "complaints"
        case .linked: "duplicates"
        case .abandonedChat: "abandoned chats"
        case .outbound: "messages sent"
        case .automatic: "automatic mails"
        case .spam: "spam messages"
        case .redelivered: "messages that came again"
        case .quarantined: "unreadable messages"
        case .surveySent: "surveys sent"
        case .overall, .accuracy, .courtesy, .ease: "scores"
        }
    }

    /// What exactly is counted, and on which day: the sentence that stands beside the figure.
    package var definition: String {
        switch self {
        case .contact:
            "Occasions on which a resident reached us, on the day of the first message: one mail, one chat, the texts of a number until a day "
                + "of silence, one call, one visit, one form. Without spam and automatic mail. Where a channel's volume is imported, the counts "
                + "of the other system, which know no type and no department, in place of what was logged."
        case .contactHour:
            "Contacts as they came, by the hour of the city's day; also those that turned out to be spam. Counts that were imported by day "
                + "alone are spread over its hours as the logged contacts of that day."
        case .information: "Contacts that asked for information and needed no service request."
        case .feedback: "Contacts that praised or complained."
        case .opened: "Service requests, on the day on which they were opened. Without what was set aside as spam."
        case .followUp: "Contacts about a request that was there before."
        case .resolved: "Closings of requests, on the day of the closing. What was undone at once is taken out again."
        case .reopened: "Closed requests that were opened again, on the day of it."
        case .firstAnswer:
            "From a request's opening to the first answer by a person, on the day of the answer. Median and 90th percentile are the upper "
                + "bounds of steps of 1 %."
        case .resolution:
            "From a request's opening to its closing, on the day of the closing. Median and 90th percentile are the upper bounds of steps of 1 %."
        case .resolvedLate: "Closings after the time that the city promises for the request's type had passed."
        case .complained:
            "Closed requests whose resident said that it is not fixed, wrote again, disputed it or reported the same anew, on the day of it; a "
                + "request counts once a day. Low scores are among the surveys."
        case .linked: "Requests that were linked to another one about the same thing, on the day of the linking."
        case .abandonedChat: "Chats that ended before anybody of the staff had answered."
        case .outbound:
            "Messages of ours that their channel took, on the day of it: acknowledgements, answers, notices, surveys, and mails to staff. One "
                + "that was transmitted twice counts once. Of those about no request there is no type and no department."
        case .automatic:
            "Mails that a machine wrote: out-of-office answers, lists, bounces, on the day of their arrival. What a person released as a "
                + "resident's is taken out again. They are in no total and no share, and have no type and no department."
        case .spam:
            "Messages that the city's filter marked as spam or that were set aside as such by their words, and those of requests that people "
                + "called spam, on the day of their arrival. What a person released is taken out again. They are in no total and no share, and "
                + "have no type and no department."
        case .redelivered:
            "Messages that came once more, on the day of it: they are known, and filed once. They are in no total and no share, and have no "
                + "type and no department."
        case .quarantined:
            "Messages that were kept but could not be read, on the day on which they were put aside. What was handed back to be filed is taken "
                + "out again. They are in no total and no share, and have no type and no department."
        case .surveySent: "Surveys that went out, on the day on which they were made."
        case .overall: "Mean of the overall scores given in surveys, 1 to 5, on the day of the answer."
        case .accuracy: "Mean of the scores for accuracy, 1 to 5, on the day of the answer."
        case .courtesy: "Mean of the scores for courtesy, 1 to 5, on the day of the answer."
        case .ease: "Mean of the scores for ease, 1 to 5, on the day of the answer."
        }
    }
}
