/// What the stages need to know of a configured channel.
package struct ChannelProfile: Sendable {
    package var name: ChannelName
    /// The language of answers where the text does not tell.
    package var language: Language
    /// Whether a new request is acknowledged on this channel.
    package var acknowledges: Bool
    /// Texts: whether we confirm STOP, START and HELP ourselves; where the provider does, we send nothing (DESIGN §4).
    package var confirmsKeywords: Bool
    /// Texts: the silence after which a number's next text is a new contact and a new request; 24 h unless configured.
    package var silence: Duration
    /// Mail: the domain of our Message-IDs.
    package var messageIDDomain: String

    package init(
        name: ChannelName, language: Language, acknowledges: Bool = true, confirmsKeywords: Bool = true,
        silence: Duration = .seconds(24 * 3600), messageIDDomain: String = "localhost"
    ) {
        self.name = name
        self.language = language
        self.acknowledges = acknowledges
        self.confirmsKeywords = confirmsKeywords
        self.silence = silence
        self.messageIDDomain = messageIDDomain
    }
}
