/// Decides whether somebody hears that a notice ended, and writes that. Pure: the facts are those of the transaction that sends it.
package struct NoticeEnding: Sendable {
    /// What is older says nothing to anybody any more: the program may have stood still.
    package static let oldest: Duration = .seconds(2 * 86_400)

    private let profiles: [String: ChannelProfile]
    private let templates: ReplyTemplates
    private let tokens: ReplyTokens
    private let ids: RowIDSource

    package init(_ settings: JourneySettings, ids: RowIDSource) {
        profiles = settings.profiles
        templates = settings.templates
        tokens = settings.tokens
        self.ids = ids
    }

    package func verdict(_ end: NoticeEnd) -> NoticeEndVerdict {
        if end.isQuiet { return .skip(.quiet) }
        if !end.wasTold { return .skip(.untold) }
        if end.now.since(end.endedAt) > Self.oldest { return .skip(.late) }
        guard let profile = profiles[end.recipient.channel.id] else { return .skip(.nobody) }
        if end.isOptedOut { return .skip(.optedOut) }
        if end.isBounced { return .skip(.bounced) }
        return message(end, profile).map { .tell($0) } ?? .skip(.nobody)
    }

    private func message(_ end: NoticeEnd, _ profile: ChannelProfile) -> OutboundMessage? {
        var values = ReplyValues()
        (values.noticeName, values.notice) = (end.draft.name, end.draft.endTexts[end.language])
        let kind = end.recipient.channel.kind
        guard let reply = templates.render(.noticeEnded, on: kind, in: end.language, values) else { return nil }
        let row = ids.next()
        var outbound = OutboundMessage(
            id: row, kind: .noticeEnded, channel: end.recipient.channel, recipient: end.recipient.address,
            subject: reply.subject, text: reply.text, language: end.language, request: end.request,
            conversation: end.conversation, cause: row, createdAt: end.now, dueAt: end.now)
        if kind == .email {
            let name = tokens.messageID(request: end.request, outboxRow: row, domain: profile.messageIDDomain)
            outbound.messageID = String(name.dropFirst().dropLast())
            outbound.references = end.messageID.map { [$0] } ?? []
        }
        return outbound
    }
}
