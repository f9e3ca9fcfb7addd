import Channels
import Intake

/// One file of `channels/`.
enum ChannelSettings: Sendable {
    case email(EmailChannelSettings)
    case chat(ChatChannelSettings)
    case text(TextChannelSettings, silence: Duration, acknowledges: Bool)

    case logged(LoggedChannelSettings)

    var name: ChannelName {
        switch self {
        case .email(let settings): settings.name
        case .chat(let settings): settings.name
        case .text(let settings, _, _): settings.name
        case .logged(let settings): settings.name
        }
    }

    /// What the stages need to know of it.
    var profile: ChannelProfile {
        switch self {
        case .email(let settings):
            ChannelProfile(
                name: settings.name, language: settings.language, acknowledges: settings.acknowledges,
                messageIDDomain: settings.domain)
        case .chat(let settings):
            ChannelProfile(name: settings.name, language: settings.language, acknowledges: settings.acknowledges)
        case .text(let settings, let silence, let acknowledges):
            ChannelProfile(
                name: settings.name, language: settings.language, acknowledges: acknowledges,
                confirmsKeywords: settings.optOut == .gateway, silence: silence)
        case .logged(let settings):
            ChannelProfile(
                name: settings.name, language: settings.language, acknowledges: false, confirmsKeywords: false)
        }
    }
}
