import Intake

/// A way to reach the city that no program hears: staff log what comes by it.
struct LoggedChannelSettings: Sendable {
    /// The kinds that staff log.
    static let kinds: [ChannelKind] = [.phone, .walkIn, .web, .mobileApp, .social]

    /// Nil for a word that is no kind that staff log.
    static func kind(_ word: String) -> ChannelKind? { kinds.first { $0.rawValue == word } }

    let name: ChannelName
    let language: Language
}
