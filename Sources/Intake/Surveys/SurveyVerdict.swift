/// Whether somebody is asked, and why not.
package enum SurveyVerdict: Sendable {
    case ask(SurveyDraft)
    case skip(Reason)

    package enum Reason: String, Sendable {
        /// It was opened again, or the answer was taken back.
        case open
        case duplicate
        case notOurs = "not_ours"
        case setAside = "set_aside"
        /// Nobody wrote on it by a way that we can write back.
        case nobody
        case optedOut = "opted_out"
        /// Not in the sample.
        case sample
        /// The resident was asked about something else lately.
        case recent
        case late
        /// A chat ended in which nobody of the staff had written.
        case unanswered
    }
}
