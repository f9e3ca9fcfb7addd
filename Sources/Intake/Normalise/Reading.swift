/// What is read off every message's text, whatever its channel: language, fingerprint, the tracking numbers in it, and
/// whether it sounds like an emergency.
package struct Reading: Sendable {
    private let profiles: [String: ChannelProfile]
    private let emergencies: EmergencyPhrases
    private let languages = LanguageDetector()
    private let scanner = MentionScanner()

    package init(profiles: [String: ChannelProfile], emergencies: EmergencyPhrases) {
        self.profiles = profiles
        self.emergencies = emergencies
    }

    /// The message with `language`, `detectedLanguage`, `fingerprint`, `emergency` and `mentions` set.
    package func read(_ message: Message) -> Message {
        var message = message
        let detected = message.detectedLanguage ?? languages.language(of: message.text)
        message.detectedLanguage = detected
        message.language = detected ?? profiles[message.channel.id]?.language ?? .english
        let folded = FoldedText([message.subject ?? "", message.text])
        message.fingerprint = folded.fingerprint
        message.emergency = emergencies.phrase(in: folded)
        message.mentions = scanner.mentions(in: (message.subject ?? "") + "\n" + message.text)
        return message
    }
}
