package import Intake

/// A chat channel's file in `channels/`, read and checked: plain values.
package struct ChatChannelSettings: Sendable {
    package var id: String
    package var language: Language
    package var acknowledges: Bool
    /// Origins whose pages may open a chat, as `https://www.example.gov`; our own public address always may (promise 15).
    package var allowedOrigins: [String]
    /// A longer message is refused. Bytes of UTF-8.
    package var largestMessage: Int
    /// Messages that one session may send a minute.
    package var messagesPerMinute: Int
    /// Sessions that one address may begin an hour.
    package var sessionsPerHour: Int

    package init(
        id: String, language: Language, acknowledges: Bool = true, allowedOrigins: [String] = [],
        largestMessage: Int = 8192, messagesPerMinute: Int = 60, sessionsPerHour: Int = 120
    ) {
        self.id = id
        self.language = language
        self.acknowledges = acknowledges
        self.allowedOrigins = allowedOrigins
        self.largestMessage = largestMessage
        self.messagesPerMinute = messagesPerMinute
        self.sessionsPerHour = sessionsPerHour
    }

    package var name: ChannelName { ChannelName(kind: .chat, id: id) }
}
