/// Decides whether the reporter of a duplicate is told which request is about the same thing, and that it is closed, and writes that. Pure:
/// the facts are those of the transaction that sends it. Nothing of the other request is told but its number and whether it is closed
/// (promise 9).
package struct DuplicateTelling: Sendable {
    /// What is older says nothing to anybody any more: the program may have stood still.
    package static let oldest: Duration = .seconds(2 * 86_400)

    private let profiles: [String: ChannelProfile]
    private let templates: ReplyTemplates
    private let tokens: ReplyTokens
    private let catalogue: RequestCatalogue
    private let ids: RowIDSource

    package init(_ settings: JourneySettings, ids: RowIDSource) {
        profiles = settings.profiles
        templates = settings.templates
        tokens = settings.tokens
        catalogue = settings.routing.catalogue
        self.ids = ids
    }

    package func verdict(_ facts: DuplicateFacts) -> DuplicateVerdict {
        if facts.now.since(facts.happenedAt) > Self.oldest { return .skip(.late) }
        guard let parent = facts.parents.first else { return .skip(.undone) }
        if facts.news == .parentClosed, !facts.isParentClosed { return .skip(.undone) }
        if facts.isSetAside || facts.parents.contains(where: \.isSetAside) { return .skip(.setAside) }
        guard catalogue.letsEverybodySee(facts.parents.map(\.requestType)) else { return .skip(.notPublic) }
        guard let reporter = facts.reporter, profiles[reporter.channel.id] != nil else { return .skip(.nobody) }
        if facts.isOptedOut { return .skip(.optedOut) }
        if facts.isBounced { return .skip(.bounced) }
        if facts.isAnswered { return .skip(.answered) }
        return message(facts, parent.number, reporter).map { .tell($0) } ?? .skip(.nobody)
    }

    /// What was closed by the time is told as closed at once, not as something that will be.
    private func message(
        _ facts: DuplicateFacts, _ parent: TrackingNumber, _ reporter: LinkHolder
    ) -> OutboundMessage? {
        let kind: OutboundKind = facts.isParentClosed ? .parentClosed : .duplicate
        let values = ReplyValues(trackingNumbers: [facts.trackingNumber], parentNumber: parent)
        guard let reply = templates.render(kind, on: reporter.channel.kind, in: facts.language, values) else {
            return nil
        }
        let row = ids.next()
        var outbound = OutboundMessage(
            id: row, kind: kind, channel: reporter.channel, recipient: reporter.address, subject: reply.subject,
            text: reply.text, language: facts.language, request: facts.request, conversation: facts.conversation,
            cause: row, createdAt: facts.now, dueAt: facts.now)
        if reporter.channel.kind == .email {
            let domain = profiles[reporter.channel.id]?.messageIDDomain ?? "localhost"
            let name = tokens.messageID(request: facts.request, outboxRow: row, domain: domain)
            outbound.messageID = String(name.dropFirst().dropLast())
            outbound.references = facts.messageID.map { [$0] } ?? []
        }
        return outbound
    }
}
