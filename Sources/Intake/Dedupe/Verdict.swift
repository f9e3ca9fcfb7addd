/// What a message is to what we have already.
package enum Verdict: Hashable, Sendable {
    /// Known: the same Message-ID with the same content.
    case redelivery(of: RowID)
    /// A command to the gateway: an event on the conversation that there may be.
    case keyword(Keyword)
    /// A bare score: the answer to the survey that waits for it, an event and no contact.
    case scores(PendingSurvey, SurveyScores)
    /// Opens a request. The related ones are shown beside it and nothing more.
    case opens(possiblyRelated: [Relation])
    /// Goes on with a request.
    case continues(RowID, conversation: RowID?, reason: String)
    /// Names a request in other hands: shown there as unconfirmed, and nothing else happens (promise 9).
    case contributes(RowID, reason: String)
    /// The same proven resident sent the same words again.
    case repeats(RowID, reason: String)
    /// Staff logged it, and there is nothing to do: it counts, without a case.
    case informs
    /// Automatic mail or spam: kept and marked; on the request that it names, or set aside.
    case setAside(RowID?, reason: String)
    /// Junk by its words: kept, marked as spam and set aside.
    case junk(JunkGuess)

    /// Whether a resident wrote about something: neither a command, nor automatic, spam or a copy.
    var isFromResident: Bool {
        switch self {
        case .opens, .continues, .contributes, .repeats, .informs: true
        case .keyword, .scores, .setAside, .junk, .redelivery: false
        }
    }
}
