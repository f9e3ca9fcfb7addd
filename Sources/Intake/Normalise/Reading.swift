/// What is read off every message's text, whatever its channel: language, fingerprint, the tracking numbers in it, the
/// place that it names, and whether it sounds like an emergency.
package struct Reading: Sendable {
    private let profiles: [String: ChannelProfile]
    private let emergencies: EmergencyPhrases
    private let languages = LanguageDetector()
    private let scanner = MentionScanner()
    private let places: PlaceFinder?

    /// - Parameter places: nil where the city has no gazetteer.
    package init(
        profiles: [String: ChannelProfile], emergencies: EmergencyPhrases, places: PlaceFinder? = nil
    ) {
        self.profiles = profiles
        self.emergencies = emergencies
        self.places = places
    }

    /// The message with `language`, `detectedLanguage`, `fingerprint`, `emergency`, `place` and `mentions` set.
    package func read(_ message: Message) -> Message {
        var message = message
        let detected = message.detectedLanguage ?? languages.language(of: message.text)
        message.detectedLanguage = detected
        message.language = detected ?? profiles[message.channel.id]?.language ?? .english
        let folded = FoldedText([message.subject ?? "", message.text])
        message.fingerprint = Self.fingerprint(of: message, folded)
        message.emergency = emergencies.phrase(in: folded)
        message.place = places?.place(
            subject: message.subject, text: message.text, told: message.points, arrivedAt: message.arrivedAt)
        message.mentions = scanner.mentions(in: (message.subject ?? "") + "\n" + message.text)
        return message
    }

    /// Over the folded words, and over the files beside them: "please mend this" with another picture is another report. What the text
    /// shows in place, as a signature its logo, says nothing.
    private static func fingerprint(of message: Message, _ words: FoldedText) -> ContentDigest {
        let files = message.attachments.filter { !$0.isInline }
        guard !files.isEmpty else { return words.fingerprint }
        return ContentDigest(
            of: [words.bytes]
                + files.map { file in
                    switch file.content {
                    case .remote(let url): Array(url.utf8)
                    case .part: Array("\(file.mediaType) \(file.size)".utf8)
                    }
                })
    }
}
