/// What is read off every message's text, whatever its channel: language, fingerprint and the tracking numbers in it.
package struct Reading: Sendable {
    private let profiles: [String: ChannelProfile]
    private let languages = LanguageDetector()
    private let scanner = MentionScanner()

    package init(profiles: [String: ChannelProfile]) {
        self.profiles = profiles
    }

    /// The message with `language`, `detectedLanguage`, `fingerprint` and `mentions` set.
    package func read(_ message: Message) -> Message {
        var message = message
        let detected = message.detectedLanguage ?? languages.language(of: message.text)
        message.detectedLanguage = detected
        message.language = detected ?? profiles[message.channel.id]?.language ?? .english
        message.fingerprint = FoldedText([message.subject ?? "", message.text]).fingerprint
        message.mentions = scanner.mentions(in: (message.subject ?? "") + "\n" + message.text)
        return message
    }
}
