/// Why an answer is not sent. Nothing was written then, and the text is still the agent's.
package enum AnswerRefusal: Hashable, Sendable {
    case empty
    /// Longer than the channel takes: so many UTF-16 units at most, as a browser's `maxlength` counts them.
    case tooLong(limit: Int)
    /// Nobody wrote on the request who can be answered.
    case nobodyToAnswer
    /// The resident sent STOP.
    case optedOut
    /// Somebody else answered meanwhile: that is to be read first.
    case overtaken(WrittenAnswer)
}
