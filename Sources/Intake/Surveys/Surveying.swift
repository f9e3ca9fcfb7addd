/// Decides whether a resident is asked how we did, and writes the question. Pure: the facts are those of the transaction that sends it.
package struct Surveying: Sendable {
    private let rules: SurveyRules
    private let profiles: [String: ChannelProfile]
    private let templates: ReplyTemplates
    private let tokens: ReplyTokens
    private let links: ResidentLinks
    private let catalogue: RequestCatalogue
    private let ids: RowIDSource

    package init(_ settings: JourneySettings, links: ResidentLinks, ids: RowIDSource) {
        rules = settings.surveys
        profiles = settings.profiles
        templates = settings.templates
        tokens = settings.tokens
        self.links = links
        catalogue = settings.routing.catalogue
        self.ids = ids
    }

    package func verdict(_ facts: SurveyFacts) -> SurveyVerdict {
        if facts.now.since(facts.endedAt) > SurveyRules.oldest { return .skip(.late) }
        if facts.status == .setAside { return .skip(.setAside) }
        if facts.isDuplicate { return .skip(.duplicate) }
        if facts.isNotOurs { return .skip(.notOurs) }
        if facts.ending == .resolved, facts.status != .resolved { return .skip(.open) }
        if facts.ending == .chatEnded, !facts.isAnswered { return .skip(.unanswered) }
        guard let holder = facts.holder, facts.resident != nil, profiles[holder.channel.id] != nil else {
            return .skip(.nobody)
        }
        if facts.isOptedOut { return .skip(.optedOut) }
        let rate = facts.requestType.flatMap { catalogue[$0]?.surveyRate } ?? rules.rate
        guard rules.samples(facts.request, rate: rate) else { return .skip(.sample) }
        return draft(facts, holder).map { .ask($0) } ?? .skip(.nobody)
    }

    private func draft(_ facts: SurveyFacts, _ holder: LinkHolder) -> SurveyDraft? {
        let (survey, row) = (ids.next(), ids.next())
        let values = ReplyValues(
            trackingNumbers: [facts.trackingNumber], surveyURL: links.surveyURL(of: survey, now: facts.now))
        guard let reply = templates.render(.survey, on: holder.channel.kind, in: facts.language, values) else {
            return nil
        }
        var outbound = OutboundMessage(
            id: row, kind: .survey, channel: holder.channel, recipient: holder.address, subject: reply.subject,
            text: reply.text, language: facts.language, request: facts.request, conversation: facts.conversation,
            cause: survey, createdAt: facts.now, dueAt: facts.now)
        if holder.channel.kind == .email {
            let domain = profiles[holder.channel.id]?.messageIDDomain ?? "localhost"
            let name = tokens.messageID(request: facts.request, outboxRow: row, domain: domain)
            outbound.messageID = String(name.dropFirst().dropLast())
            outbound.references = facts.messageID.map { [$0] } ?? []
        }
        return SurveyDraft(id: survey, outbound: outbound)
    }
}
