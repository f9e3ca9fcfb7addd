/// A text that is a command to the gateway and not a contact: it must be the whole message (DESIGN §4, SMS).
package enum Keyword: String, Codable, Hashable, Sendable {
    case stop
    case start
    case help
    /// A bare score that answers a survey. No word tells it: that a survey waits for it does.
    case score
}
