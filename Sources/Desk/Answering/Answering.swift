package import Intake

/// Decides what becomes of an agent's answer. Pure: the facts are those of the transaction that writes it.
package struct Answering: Sendable {
    /// How long an answer can be taken back; a chat is talked in, so that there nothing waits.
    package static let undoTime: Duration = .seconds(10)

    private let profiles: [String: ChannelProfile]
    private let letter: AnswerLetter
    private let calendar: CityCalendar
    private let tokens: ReplyTokens
    private let ids: RowIDSource
    private let links: ResidentLinks?

    /// - Parameters:
    ///   - profiles: the channels, by id.
    ///   - links: makes the link to the request that stands in a mail; nil where there is none.
    package init(
        profiles: [String: ChannelProfile], city: City, calendar: CityCalendar, tokens: ReplyTokens, ids: RowIDSource,
        links: ResidentLinks? = nil
    ) {
        self.profiles = profiles
        letter = AnswerLetter(city: city)
        self.calendar = calendar
        self.tokens = tokens
        self.ids = ids
        self.links = links
    }

    /// UTF-16 units that an answer may have, in which providers count a text's characters: 1,600 are as long as they take (Twilio,
    /// error 21617), and one that a reader sees as a character may be many.
    package static func longestText(on channel: ChannelKind) -> Int {
        switch channel {
        case .sms: 1_600
        case .chat: 4_000
        case .email, .phone, .walkIn, .web, .mobileApp, .social: 50_000
        }
    }

    package func verdict(_ draft: AnswerDraft, _ facts: AnswerFacts) -> AnswerVerdict {
        let text = TypedText.trimmed(draft.text)
        guard !text.isEmpty else { return .refuse(.empty) }
        guard let message = facts.latest, profiles[message.channel.id] != nil else { return .refuse(.nobodyToAnswer) }
        let limit = Self.longestText(on: message.channel.kind)
        guard text.utf16.count <= limit else { return .refuse(.tooLong(limit: limit)) }
        if facts.isOptedOut { return .refuse(.optedOut) }
        if let other = facts.overtakenBy { return .refuse(.overtaken(other)) }
        let answer = WrittenAnswer(id: ids.next(), author: draft.author, text: text, writtenAt: facts.now)
        return .send(
            AnswerChanges(
                answer: answer, outbound: outbound(answer, to: message, draft, facts),
                event: TimelineEvent(
                    id: ids.next(), request: facts.request, kind: draft.resolves ? .resolved : .answered,
                    message: message.id, detail: draft.author.firstName, at: facts.now),
                status: status(draft, facts)))
    }

    private func status(_ draft: AnswerDraft, _ facts: AnswerFacts) -> RequestStatus? {
        if draft.resolves { return .resolved }
        return facts.status == .triage ? .assigned : nil
    }

    private func outbound(
        _ answer: WrittenAnswer, to message: AnsweredMessage, _ draft: AnswerDraft, _ facts: AnswerFacts
    ) -> OutboundMessage {
        var outbound = OutboundMessage(
            id: answer.id, kind: .answer, channel: message.channel, recipient: message.sender, subject: nil,
            text: answer.text, language: facts.language, request: facts.request, conversation: message.conversation,
            cause: answer.id, createdAt: facts.now, dueAt: facts.now + Self.wait(on: message.channel.kind))
        guard message.channel.kind == .email else { return outbound }
        outbound.subject = letter.subject(message.subject ?? facts.title)
        outbound.text = letter.text(
            answer.text, by: answer.author, number: draft.request, to: message,
            on: calendar.day(of: message.arrivedAt), in: facts.language,
            trackURL: links?.trackURL(of: draft.request, request: facts.request, row: answer.id, now: facts.now))
        let domain = profiles[message.channel.id]?.messageIDDomain ?? "localhost"
        let name = tokens.messageID(request: facts.request, outboxRow: answer.id, domain: domain)
        outbound.messageID = String(name.dropFirst().dropLast())
        // RFC 5322 §3.6.4: the parent comes last, whatever was written after it.
        let parent = message.messageID.map { [$0] } ?? []
        outbound.references = Array((facts.thread.filter { $0 != message.messageID } + parent).suffix(10))
        return outbound
    }

    private static func wait(on channel: ChannelKind) -> Duration { channel == .chat ? .zero : undoTime }
}
