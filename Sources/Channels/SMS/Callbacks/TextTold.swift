import FoundationEssentials

/// What a provider's call told, without the raw request beside it. Exactly one of the last three is there.
package struct TextTold: Codable, Sendable {
    package var provider: String
    package var message: TextIn?
    package var status: TextStatus?
    package var unreadable: TextUnreadable?

    init(provider: String, event: TextEvent) {
        self.provider = provider
        switch event {
        case .message(let text): message = text
        case .status(let news): status = news
        case .unreadable(let call): unreadable = call
        }
    }

    /// Reads the first line of what was kept (`TextCallback`); nil where it is no such thing.
    package init?(kept bytes: [UInt8]) {
        let line = bytes.prefix { $0 != TextCallback.lineEnd }
        guard let told = try? JSONDecoder().decode(Self.self, from: Data(line)) else { return nil }
        self = told
    }
}
