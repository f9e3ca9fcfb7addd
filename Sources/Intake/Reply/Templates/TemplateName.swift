/// Which reply a template is for: its file is named `acknowledgement.email.en.mustache`.
package struct TemplateName: Hashable, Sendable, CustomStringConvertible {
    package let kind: OutboundKind
    package let channel: ChannelKind
    package let language: Language

    package init(kind: OutboundKind, channel: ChannelKind, language: Language) {
        self.kind = kind
        self.channel = channel
        self.language = language
    }

    /// Reads a file's name. Nil where it names no reply that is ever sent.
    package init?(fileName: String) {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[3] == "mustache", let kind = OutboundKind(rawValue: parts[0]),
            let channel = ChannelKind(rawValue: parts[1]), let language = Language(rawValue: parts[2]),
            Self.channels(of: kind).contains(channel)
        else { return nil }
        self.init(kind: kind, channel: channel, language: language)
    }

    /// The file's name.
    package var description: String { "\(kind.rawValue).\(channel.rawValue).\(language.rawValue).mustache" }

    /// The channels on which replies of a kind are sent: people stop and start texts only, and what a person writes needs no template.
    package static func channels(of kind: OutboundKind) -> [ChannelKind] {
        switch kind {
        case .answer, .transcriptCode, .transcript: []
        case .agentGone: [.chat]
        case .optOutConfirmation, .optInConfirmation, .help: [.sms]
        case .acknowledgement, .digest, .emergency, .survey, .duplicate, .parentClosed, .notice, .noticeEnded:
            [.email, .chat, .sms]
        }
    }
}
