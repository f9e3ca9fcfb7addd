/// Why a score or a reply is not taken. Nothing was written.
package enum ReviewRefusal: Error, Hashable, Sendable {
    case unknown
    /// Nobody reviews themselves, or twice, or where enough have.
    case notYours
    /// Not a score for each question, or one beyond its points.
    case badScores
    case tooLong(limit: Int)
    /// The agent replies once all have scored.
    case tooEarly
    /// They have replied already.
    case replied
}
