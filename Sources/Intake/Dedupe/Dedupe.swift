/// Decides what a message is to what we have already. Pure: the facts were read inside the transaction that will file it.
package struct Dedupe: Sendable {
    private let profiles: [String: ChannelProfile]

    package init(profiles: [String: ChannelProfile]) {
        self.profiles = profiles
    }

    /// The verdict, by the first rule that applies.
    package func verdict(_ message: Message, _ facts: Facts) -> Verdict {
        if let known = redelivery(message, facts) { return .redelivery(of: known) }
        if let entry = message.staffEntry { return logged(message, entry, facts) }
        if let mark = message.automatic { return .setAside(facts.named.first?.id, reason: mark.rawValue) }
        if message.isSpam { return .setAside(nil, reason: "spam") }
        if let keyword = message.keyword { return .keyword(keyword) }
        if let survey = facts.survey, let scores = SurveyScores(bare: message.text) { return .scores(survey, scores) }
        return ownCase(message, facts) ?? otherCase(facts) ?? repeated(message, facts)
            ?? junk(message, facts) ?? .opens(possiblyRelated: relations(message, facts))
    }

    /// Whether the message goes on with a case of its sender's, whatever their history is.
    package func goesOn(_ message: Message, _ facts: Facts) -> Bool {
        message.isFromThePublic && ownCase(message, facts) != nil
    }

    /// What staff said of a contact that they logged goes before every rule of ours.
    private func logged(_ message: Message, _ entry: StaffEntry, _ facts: Facts) -> Verdict {
        if let joined = entry.joins, facts.named.contains(where: { $0.id == joined }) {
            return .continues(joined, conversation: nil, reason: "staff said so")
        }
        return entry.kind == .service ? .opens(possiblyRelated: relations(message, facts)) : .informs
    }

    /// The same Message-ID *and* the same content, in this mailbox or another of the city's. The same Message-ID with another
    /// content is a new message, marked (DESIGN §1). Where a mail says neither its id nor who wrote when, the same content is a copy in
    /// another mailbox, or in this one if the server received it at the same moment: the mailbox was numbered anew.
    private func redelivery(_ message: Message, _ facts: Facts) -> RowID? {
        facts.sameMessageID.first { known in
            if message.messageID != nil, comesAgain(message, known) { return true }
            return known.digest == message.digest
                && (message.tellsItsCopies || known.channel != message.channel.id
                    || known.arrivedAt == message.arrivedAt)
        }?.id
    }

    /// The mailbox was numbered anew, and the server received this at the same moment as that one under the old numbers: Exchange Online
    /// makes a mail's bytes anew at every reading, so that its content need not be the same.
    private func comesAgain(_ message: Message, _ known: KnownMail) -> Bool {
        known.channel == message.channel.id && known.arrivedAt == message.arrivedAt && message.numbering != nil
            && known.numbering != nil && known.numbering != message.numbering
    }

    /// What lets a message go on with a request (promise 9): the chat session's own key, the same number on the same channel,
    /// or our token or References from the request's proven resident.
    private func ownCase(_ message: Message, _ facts: Facts) -> Verdict? {
        // A text may name its own number's request; in a mail the number is only an address, since anyone can read it. It says
        // more than the conversation that happens to be the newest.
        if message.channel.kind == .sms, message.isSenderVerified, let resident = facts.resident?.id,
            let named = facts.mentioned.first(where: { $0.resident == resident })
        {
            return .continues(named.id, conversation: named.conversation, reason: "tracking number")
        }
        if let conversation = facts.conversation, let request = conversation.request {
            if message.session != nil {
                return .continues(request, conversation: conversation.id, reason: "session")
            }
            let silence = profiles[message.channel.id]?.silence ?? .seconds(24 * 3600)
            if message.arrivedAt.since(conversation.lastAt) < silence {
                return .continues(request, conversation: conversation.id, reason: "same number")
            }
        }
        guard message.isSenderVerified, let resident = facts.resident?.id else { return nil }
        if let named = facts.named.first(where: { $0.resident == resident }) {
            return .continues(named.id, conversation: named.conversation, reason: named.means.rawValue)
        }
        return nil
    }

    private func otherCase(_ facts: Facts) -> Verdict? {
        facts.named.first.map { .contributes($0.id, reason: $0.means.rawValue) }
    }

    /// No words are not the same words: two pictures without a text may show two things.
    private func repeated(_ message: Message, _ facts: Facts) -> Verdict? {
        guard message.isSenderVerified, facts.resident != nil, let same = facts.sameWords,
            message.text.utf8.contains(where: { $0 > UInt8(ascii: " ") })
        else { return nil }
        return .repeats(same.id, reason: "same words")
    }

    /// By itself only of somebody who never wrote before, and never in a chat, where a person waits and an agent sees at once what it is; nor
    /// where lives may hang on it.
    private func junk(_ message: Message, _ facts: Facts) -> Verdict? {
        guard let junk = message.junk, junk.isSure, facts.resident == nil, facts.mentioned.isEmpty,
            message.session == nil, message.emergency == nil
        else { return nil }
        return .junk(junk)
    }

    private func relations(_ message: Message, _ facts: Facts) -> [Relation] {
        let mentioned = facts.mentioned.map {
            Relation(request: $0.id, trackingNumber: $0.trackingNumber, reason: "tracking number", score: 0.9)
        }
        let recent = facts.recent.filter { request in !mentioned.contains { $0.request == request.id } }.map {
            Relation(request: $0.id, trackingNumber: $0.trackingNumber, reason: "same sender", score: 0.3)
        }
        return mentioned + recent
    }
}
