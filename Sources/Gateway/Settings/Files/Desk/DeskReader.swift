import Desk
import Intake

/// Reads the section `desk`: the rules by which the floor runs.
struct DeskReader {
    let fields: SettingsFields

    func policy() -> FloorPolicy {
        let usual = FloorPolicy.standard
        var policy = FloorPolicy(
            coolOff: fields.duration("cool_off", default: usual.coolOff),
            unansweredLimit: fields.integer("unanswered_limit", default: usual.unansweredLimit, in: 1...1_000),
            grace: fields.duration("grace", default: usual.grace),
            afterWorkLimit: fields.duration("after_work_limit", default: usual.afterWorkLimit),
            holdLevel: fields.integer("hold_level", default: usual.holdLevel, in: 0...10_000),
            dueLevel: fields.integer("due_level", default: usual.dueLevel, in: 0...10_000),
            ceiling: fields.integer("ceiling", default: usual.ceiling, in: 1...10_000))
        let kinds = fields.fields("channels", known: ChannelKind.allCases.map(\.rawValue))
        for kind in ChannelKind.allCases where kinds.has(kind.rawValue) {
            let own = kinds.fields(
                kind.rawValue, known: SettingsReference.names(SettingsReference.deskChannel))
            policy[kind] = rule(own, policy[kind])
        }
        if policy.holdLevel > policy.ceiling { fields.complain("hold_level", "must not be above `ceiling`") }
        return policy
    }

    /// What becomes of what staff log.
    func logged(_ policy: FloorPolicy) -> LoggedWork {
        var logged = LoggedWork.standard
        let own = fields.fields("logged", known: SettingsReference.names(SettingsReference.deskLogged))
        if let word = own.text("offered_as") {
            let kind = ChannelKind(rawValue: word)
            if let kind, !LoggedWork.spoken.contains(kind), !policy[kind].isLive {
                logged.offeredAs = kind
            } else {
                own.complain("offered_as", "must be a kind whose work is not live, such as web or email")
            }
        }
        if let word = own.text("owner") {
            if let owner = LoggedWork.Owner(rawValue: word) {
                logged.owner = owner
            } else {
                own.complain("owner", "must be queue or author")
            }
        }
        return logged
    }

    private func rule(_ own: SettingsFields, _ usual: ChannelRule) -> ChannelRule {
        ChannelRule(
            weight: own.integer("weight", default: usual.weight, in: 1...1_000),
            cap: own.integer("cap", default: usual.cap, in: 1...1_000),
            offersAtOnce: own.integer("offers_at_once", default: usual.offersAtOnce, in: 1...1_000),
            offerLimit: own.duration("offer_limit", default: usual.offerLimit),
            pace: own.duration("pace", default: usual.pace),
            stickyPatience: own.duration("sticky_patience", default: usual.stickyPatience),
            languagePatience: own.span("language_patience", or: "forever", default: usual.languagePatience),
            afterWork: own.span("after_work", or: "none", default: usual.afterWork),
            isLive: own.flag("live", default: usual.isLive))
    }
}

extension SettingsFields {
    /// A time, or the word that stands for none.
    fileprivate func span(_ key: String, or word: String, default usual: Duration?) -> Duration? {
        guard has(key) else { return usual }
        return text(key) == word ? nil : duration(key, default: usual ?? .seconds(60))
    }
}
