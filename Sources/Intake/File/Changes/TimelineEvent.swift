/// Something that happened to a request besides messages.
package struct TimelineEvent: Sendable {
    package enum Kind: String, Codable, Sendable {
        case opened
        case contributed
        case possiblyRelated = "possibly_related"
        case repeated
        case optedOut = "opted_out"
        case optedIn = "opted_in"
        case deliveryFailed = "delivery_failed"
        /// An address of the staff's is told of it, since a rule says so; the detail is that address.
        case staffNotified = "staff_notified"
        /// It is about an incident notice; the detail is its name and what told.
        case noticed
        /// Sounds like an emergency; the detail is the configured phrase that told.
        case emergency
        case messageIDReused = "message_id_reused"
        /// Its acknowledgement was not sent; the detail says why.
        case unacknowledged
        /// The detail is the agent's first name.
        case answered
        /// With an answer; the detail is the agent's first name.
        case resolved
        /// The resident wrote on what was resolved.
        case reopened
        /// Somebody has it now; the detail is their name.
        case taken
        /// It went back to the queue; the detail is the name of who had it.
        case putBack = "put_back"
        /// A supervisor gave it to somebody; the detail is the name of who has it now.
        case assigned
        /// It went back to the queue because who had it is gone; the detail is their name.
        case released
        /// An agent took back an answer before it went out.
        case answerWithdrawn = "answer_withdrawn"
        /// The resident says that what was resolved is not: it is open again.
        case notFixed = "not_fixed"
        /// The resident says so again: a person decides.
        case disputed
        /// Everybody may read an update; the detail is the name of who published it.
        case updatePublished = "update_published"
        /// The detail is the name of who took it back.
        case updateWithdrawn = "update_withdrawn"
        /// Somebody of the staff opened again what was resolved; the detail is their name.
        case reopenedByStaff = "reopened_by_staff"
        /// The detail is the overall score.
        case surveyAnswered = "survey_answered"
        /// It was low, and a supervisor is told.
        case lowScore = "low_score"
        /// The resident or the agent ended the chat; the detail is which.
        case chatEnded = "chat_ended"
        /// Somebody came into the chat beside who has it; the detail is their name.
        case chatJoined = "chat_joined"
        /// A supervisor looked at what needed a person; the detail is their name.
        case attended
        /// Whoever has the request took note of a warning or of what was escalated to them, which settles no complaint; the detail is their
        /// name.
        case warningSeen = "warning_seen"
        /// The detail of this and the following is who did it, and to whom or what.
        case handedOver = "handed_over"
        case escalated
        case snoozed
        case woken
        /// What the request's type asks was answered; the detail is who wrote that down.
        case questionsAnswered = "questions_answered"
        /// It has another type, which must know what is not answered yet; the detail is what that is.
        case questionsMissing = "questions_missing"
        /// Type, department, queue, priority or place.
        case changed
        /// It got the place that its text names; the detail is that place.
        case located
        /// It is about what another request was closed for; the detail is that one's number.
        case recurs
        /// An automatic decision was taken back; the detail is who did it, and which.
        case undone
        /// What had opened it again was taken back; the detail is who did it.
        case closedAgain = "closed_again"
        case closed
        /// As spam.
        case setAside = "set_aside"
        /// As a duplicate of another.
        case linked
        case unlinked
        /// Into another; its messages stand there.
        case merged
        /// Another was merged into this one.
        case mergedIn = "merged_in"
        case unmerged
        /// Some of its messages stand on a request of their own.
        case splitOff = "split_off"
        case splitFrom = "split_from"
        case unsplit
        /// What came from another address counts as the request's own.
        case accepted
        /// 311 asked the department by mail where it stands; the detail is who did, and which department.
        case departmentAsked = "department_asked"
        /// Somebody noted by which day something was promised; the detail is who, and the day.
        case promised
        /// The detail is what became of it, and who said so.
        case promiseEnded = "promise_ended"
        case escalationClosed = "escalation_closed"
        /// Little is left of a promised time; the detail of this and the next is the stage.
        case dueSoon = "due_soon"
        /// A promised time is used up.
        case overdue
    }

    package var id: RowID
    package var request: RowID?
    package var kind: Kind
    package var message: RowID?
    /// What to show beside the kind: a rule's name, another request's tracking number, a provider's code. Never a resident's text.
    package var detail: String
    package var at: Moment

    package init(id: RowID, request: RowID?, kind: Kind, message: RowID?, detail: String, at: Moment) {
        self.id = id
        self.request = request
        self.kind = kind
        self.message = message
        self.detail = detail
        self.at = at
    }
}
