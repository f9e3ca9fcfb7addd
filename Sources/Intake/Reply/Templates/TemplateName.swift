/// Which reply a template is for: its file is named `acknowledgement.email.en.mustache`.
package struct TemplateName: Hashable, Sendable, CustomStringConvertible {
    package let kind: OutboundKind
    package let channel: ChannelKind
    package let language: Language
    /// Acknowledgements only: one that rules choose in place of the usual, as in `acknowledgement-snow.sms.en.mustache`.
    package let variant: String?

    package init(kind: OutboundKind, channel: ChannelKind, language: Language, variant: String? = nil) {
        self.kind = kind
        self.channel = channel
        self.language = language
        self.variant = variant
    }

    /// Reads a file's name. Nil where it names no reply that is ever sent.
    package init?(fileName: String) {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let reply = (parts.first ?? "").split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 4, parts[3] == "mustache", let kind = reply.first.flatMap(OutboundKind.init(rawValue:)),
            let channel = ChannelKind(rawValue: parts[1]), let language = Language(rawValue: parts[2]),
            Self.channels(of: kind).contains(channel), reply.count == 1 || kind == .acknowledgement
        else { return nil }
        self.init(kind: kind, channel: channel, language: language, variant: reply.count == 2 ? reply[1] : nil)
    }

    /// The file's name.
    package var description: String {
        "\(kind.rawValue)\(variant.map { "-" + $0 } ?? "").\(channel.rawValue).\(language.rawValue).mustache"
    }

    /// The channels on which replies of a kind are sent: people stop and start texts only, and what a person writes needs no template.
    package static func channels(of kind: OutboundKind) -> [ChannelKind] {
        switch kind {
        case .answer, .staffNotice, .report, .transcriptCode, .transcript: []
        case .agentGone: [.chat]
        case .optOutConfirmation, .optInConfirmation, .help: [.sms]
        case .acknowledgement, .digest, .emergency, .survey, .duplicate, .parentClosed, .notice, .noticeEnded:
            [.email, .chat, .sms]
        }
    }
}
