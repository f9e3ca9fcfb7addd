import Desk
import Intake

/// What things are called on the console's pages.
enum ConsoleWords {
    static func channel(_ kind: ChannelKind) -> String {
        switch kind {
        case .email: "Email"
        case .chat: "Chat"
        case .sms: "Text"
        case .phone: "Phone"
        case .walkIn: "Walk-in"
        case .web: "Web"
        case .mobileApp: "App"
        case .social: "Social"
        }
    }

    /// Who stands behind an address. A chat's is a number of ours that says nothing to anybody; those of phones begin with `+`.
    static func party(_ address: String) -> String {
        address.utf8.allSatisfy { (48...57).contains($0) } ? "Chat visitor" : address
    }

    static func language(_ language: Language) -> String {
        switch language {
        case .english: "English"
        case .spanish: "Spanish"
        case .portuguese: "Portuguese"
        case .haitianCreole: "Haitian Creole"
        }
    }

    static func status(_ status: RequestStatus) -> String {
        switch status {
        case .triage: "New"
        case .assigned: "In hand"
        case .resolved: "Resolved"
        case .setAside: "Set aside"
        }
    }

    static func status(_ standing: RequestStanding) -> String {
        guard let reason = standing.closedAs else { return status(standing.status) }
        return closing(reason)
    }

    static func closing(_ reason: ClosingReason) -> String {
        switch reason {
        case .resolved: "Resolved"
        case .duplicate: "Closed: a duplicate"
        case .notOurs: "Closed: not ours"
        case .spam: "Set aside: spam"
        case .merged: "Closed: merged"
        }
    }

    /// Whose it is, as lists say it.
    static func place(_ department: String, team: String?) -> String {
        team.map { "\(department) · \($0)" } ?? department
    }

    static func contact(_ kind: ContactKind) -> String {
        switch kind {
        case .service: "Service"
        case .information: "Information"
        case .feedback: "Feedback"
        }
    }

    static func priority(_ priority: Int) -> String {
        switch priority {
        case 1: "1 – most urgent"
        case 5: "5 – least urgent"
        default: String(priority)
        }
    }

    static func reply(_ kind: OutboundKind) -> String {
        switch kind {
        case .acknowledgement: "Acknowledgement"
        case .digest: "Tracking numbers"
        case .optOutConfirmation: "STOP confirmed"
        case .optInConfirmation: "START confirmed"
        case .help: "HELP answered"
        case .emergency: "Call 911"
        case .answer: "Answer"
        case .survey: "Survey"
        case .duplicate: "Told of the other request"
        case .parentClosed: "Told that the other request is closed"
        case .staffNotice: "Mail to staff"
        case .report: "Report by mail"
        case .notice: "Told of an incident"
        case .noticeEnded: "Told that the incident is over"
        case .transcriptCode: "Code for a transcript"
        case .transcript: "Transcript"
        case .agentGone: "Agent gone"
        }
    }

    /// How far a message of ours got.
    static func state(_ state: String, delivery: String?) -> String {
        switch (state, delivery) {
        case ("pending", _): "waits to be sent"
        case ("sending", _), ("unknown", _): "being sent"
        case ("sent", "delivered"?): "delivered"
        case ("sent", "failed"?), ("dead", _): "could not be delivered"
        case ("sent", _): "sent"
        default: state
        }
    }

    /// Since how long: `3 min`, `2 h 5 min`, `4 days`.
    static func span(_ time: Duration) -> String {
        let minutes = max(0, time.components.seconds / 60)
        switch minutes {
        case 0: return "under 1 min"
        case ..<60: return "\(minutes) min"
        case ..<1_440: return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
        case ..<2_880: return "1 day"
        default: return "\(minutes / 1_440) days"
        }
    }

    /// An entry of the timeline; nil for what is told otherwise.
    static func event(_ kind: String, detail: String) -> String? {
        switch TimelineEvent.Kind(rawValue: kind) {
        case .opened: detail.isEmpty ? "Opened" : "Opened; placed by “\(detail)”"
        case .contributed: "Somebody wrote from another address"
        case .possiblyRelated: "Possibly related: \(detail)"
        case .repeated: "The same words came again"
        case .optedOut: "The resident wants no more texts (STOP)"
        case .optedIn: "The resident takes texts again (START)"
        case .deliveryFailed:
            detail.isEmpty ? "A message could not be delivered" : "A message could not be delivered (\(detail))"
        case .emergency: "Sounds like an emergency: “\(detail)”"
        case .staffNotified: "\(detail) is told by mail"
        case .noticed: "Incident notice: \(detail)"
        case .messageIDReused: "A mail came under the Message-ID of another"
        case .unacknowledged: "Not acknowledged: \(detail)"
        case .resolved: "Resolved by \(detail)"
        case .reopened: "Open again: the resident wrote"
        case .taken: "Taken by \(detail)"
        case .putBack: "Put back by \(detail)"
        case .assigned: "Given to \(detail)"
        case .released: "Back in the queue: \(detail) is gone"
        case .answerWithdrawn: "An answer was taken back"
        case .notFixed: "Open again: the resident says that it is not fixed"
        case .disputed: "The resident says again that it is not fixed: a person must decide"
        case .updatePublished: "\(detail) published an update"
        case .updateWithdrawn: "\(detail) took back a public update"
        case .reopenedByStaff: "Opened again by \(detail)"
        case .surveyAnswered: "The resident answered the survey: \(detail) of 5"
        case .lowScore: "A low score: a supervisor is told"
        case .chatEnded: detail == "resident" ? "The resident ended the chat" : "The chat was ended by \(detail)"
        case .chatJoined: "\(detail) joined the chat"
        case .attended: "\(detail) has looked at it"
        case .warningSeen: "\(detail) has seen the warning"
        case .handedOver: "Handed over by \(detail)"
        case .escalated: "Escalated by \(detail)"
        case .snoozed: "Put off by \(detail)"
        case .woken: "Back at work: \(detail)"
        case .questionsAnswered: "What its type asks was answered by \(detail)"
        case .questionsMissing: "The new type asks: \(detail)"
        case .changed: "Changed by \(detail)"
        case .located: "The place was found: \(detail)"
        case .recurs: "It came again: about the same as \(detail), which was closed"
        case .closedAgain: "Closed again, as before: \(detail)"
        case .undone: "An automatic decision was undone by \(detail.replacing("_", with: " "))"
        case .closed: "Closed by \(detail)"
        case .setAside: "Set aside by \(detail)"
        case .merged: "Merged by \(detail)"
        case .mergedIn: "Another was merged in by \(detail)"
        case .unmerged: "Merging taken back by \(detail)"
        case .splitOff: "Messages split off by \(detail)"
        case .splitFrom: "Split off by \(detail)"
        case .unsplit: "Splitting taken back by \(detail)"
        case .departmentAsked: "The department was asked by mail: \(detail)"
        case .promised: "Promised: \(detail)"
        case .promiseEnded: "Promise: \(detail)"
        case .escalationClosed: "Escalation settled by \(detail)"
        case .dueSoon: "Due soon: \(detail.replacing("_", with: " "))"
        case .overdue: "Overdue: \(detail.replacing("_", with: " "))"
        case .accepted: "What came from another address was accepted by \(detail)"
        case .linked: "Linked as a duplicate by \(detail)"
        case .unlinked: "No duplicate after all: \(detail)"
        case .answered: nil
        case nil: kind
        }
    }
}
