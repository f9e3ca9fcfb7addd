extension RoutingRule.Condition {
    func holds(channel: ChannelName) -> Bool {
        channels.isEmpty || channels.contains { $0 == channel.kind.rawValue || $0 == channel.id }
    }

    func holds(language: Language) -> Bool { languages.isEmpty || languages.contains(language) }

    func holds(requestType: String?) -> Bool {
        guard !requestTypes.isEmpty else { return true }
        return requestType.map(requestTypes.contains) ?? false
    }

    /// What made the rule hold, the most telling first: words of the configuration only, never of the message.
    func reason(keyword: String?, requestType: String?, channel: ChannelName, language: Language) -> String {
        if let keyword { return "keyword \(keyword)" }
        if !requestTypes.isEmpty, let requestType { return "request type \(requestType)" }
        if !languages.isEmpty { return "language \(language.rawValue)" }
        if !channels.isEmpty { return "channel \(channels.contains(channel.id) ? channel.id : channel.kind.rawValue)" }
        return "always"
    }
}
