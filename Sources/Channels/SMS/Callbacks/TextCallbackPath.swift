/// Whose call a path names: `/sms/{provider}`, `/sms/{provider}/{channel}`, each with or without `/status` (or `/dlr`) behind
/// it for news of our own texts. What a call is, its content says; the last part only keeps the addresses apart.
struct TextCallbackPath: Hashable, Sendable {
    /// The last parts that name no channel; so no channel can have them as its id.
    private static let statusParts: Set<String> = ["status", "dlr"]

    let provider: String
    /// Nil where the secrets and the number must say it.
    let channel: String?

    /// Nil where the parts behind `/sms` are no such path.
    init?(provider: String?, second: String?, third: String?) {
        guard let provider else { return nil }
        self.provider = provider
        switch (second, third) {
        case (nil, _): channel = nil
        case (.some(let second), nil): channel = Self.statusParts.contains(second) ? nil : second
        case (.some(let second), .some(let third)):
            guard Self.statusParts.contains(third), !Self.statusParts.contains(second) else { return nil }
            channel = second
        }
    }
}
