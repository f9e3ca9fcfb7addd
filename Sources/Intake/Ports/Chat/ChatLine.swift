/// One line of a session's log.
package struct ChatLine: Hashable, Codable, Sendable {
    /// 1, 2, 3 … within the session, both directions, without gaps.
    package var sequence: Int64
    package var direction: Direction
    /// The id that the resident's client gave it; nil for ours.
    package var clientID: String?
    package var text: String
    package var at: Moment
    /// What happened, where nothing was written.
    package var scene: ChatScene?
    /// The survey that the line asks to answer.
    package var survey: RowID?

    package init(sequence: Int64, direction: Direction, clientID: String?, text: String, at: Moment) {
        self.sequence = sequence
        self.direction = direction
        self.clientID = clientID
        self.text = text
        self.at = at
    }
}
