extension RoutingRule.Condition {
    func holds(channel: ChannelName) -> Bool {
        channels.isEmpty || channels.contains { $0 == channel.kind.rawValue || $0 == channel.id }
    }

    func holds(language: Language) -> Bool { languages.isEmpty || languages.contains(language) }

    func holds(requestType: String?) -> Bool {
        guard !requestTypes.isEmpty else { return true }
        return requestType.map(requestTypes.contains) ?? false
    }

    func holds(department: String?) -> Bool {
        departments.isEmpty || department.map(departments.contains) ?? false
    }

    func holds(_ scene: RoutingScene, holidays: Set<String>) -> Bool {
        times.holds(at: scene.time, holidays: holidays)
            && isVerified.map { $0 == scene.isVerified } ?? true && isKnown.map { $0 == scene.isKnown } ?? true
            && load.map { $0.holds(scene.loads) } ?? true
    }

    /// What made the rule hold, the most telling first: words of the configuration only, never of the message.
    func reason(
        keyword: String?, place: String?, requestType: String?, department: String?, channel: ChannelName,
        language: Language
    ) -> String {
        if let keyword { return "keyword \(keyword)" }
        if let place { return "place \(place)" }
        if !requestTypes.isEmpty, let requestType { return "request type \(requestType)" }
        if !departments.isEmpty, let department { return "department \(department)" }
        if !languages.isEmpty { return "language \(language.rawValue)" }
        if !channels.isEmpty { return "channel \(channels.contains(channel.id) ? channel.id : channel.kind.rawValue)" }
        if let load { return "load of \(load.place.text)" }
        if times != RoutingTimes() { return "time" }
        if let isKnown { return isKnown ? "known sender" : "new sender" }
        if let isVerified { return isVerified ? "proven sender" : "unproven sender" }
        return "always"
    }
}
