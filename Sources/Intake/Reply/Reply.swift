/// Writes what we answer at once: the acknowledgement of a new request, incident notices, the confirmation of STOP, START and HELP, and the
/// pointer to 911. Every answer is an outbox row of the same transaction, so that nothing is promised that was not committed (LESSONS 19).
package struct Reply: Sendable {
    private let profiles: [String: ChannelProfile]
    private let templates: ReplyTemplates
    private let tokens: ReplyTokens
    private let links: ResidentLinks?
    private let acknowledgementCap: AcknowledgementCap
    private let confirmationCap: AnswerCap
    private let emergencyCap: AnswerCap
    private let catalogue: RequestCatalogue
    private let cityLanguage: Language
    private let ids: RowIDSource

    package init(_ settings: JourneySettings, ids: RowIDSource) {
        profiles = settings.profiles
        templates = settings.templates
        tokens = settings.tokens
        links = settings.links
        acknowledgementCap = settings.acknowledgementCap
        confirmationCap = settings.confirmationCap
        emergencyCap = settings.emergencyCap
        catalogue = settings.routing.catalogue
        cityLanguage = settings.cityLanguage
        self.ids = ids
    }

    /// Adds the answer that `changes` calls for, if any.
    package func add(to changes: inout Changes, _ message: Message, _ verdict: Verdict, _ facts: Facts) {
        pointTo911(&changes, message, verdict, facts)
        switch verdict {
        case .opens:
            acknowledge(&changes, message, facts)
            tellStaff(&changes, message, facts)
        case .keyword(let keyword): confirm(&changes, message, keyword, facts)
        case .continues, .repeats: tellNotices(&changes, message, facts)
        // One acknowledgement for each new request, none for what joins one; automatic mail is never answered (promise 8).
        case .contributes, .informs, .setAside, .junk, .redelivery, .scores: return
        }
    }

    /// The digest's text, once it goes out: until then numbers are added.
    package func composed(_ outbound: OutboundMessage) -> OutboundMessage {
        guard outbound.kind == .digest else { return outbound }
        var outbound = outbound
        let values = ReplyValues(trackingNumbers: outbound.trackingNumbers)
        if let reply = templates.render(.digest, on: outbound.channel.kind, in: outbound.language, values) {
            outbound.subject = reply.subject
            outbound.text = reply.text
        }
        return outbound
    }

    /// Whoever may be in danger is told so before anything else is said to them, whatever the message is to us and also where the
    /// channel acknowledges nothing. It quotes nothing, so that it may go to an address that is not proven.
    private func pointTo911(_ changes: inout Changes, _ message: Message, _ verdict: Verdict, _ facts: Facts) {
        guard message.emergency != nil, verdict.isFromResident, mayBeAnswered(message, facts),
            emergencyCap.allows(facts.sent.emergencyAnswers)
        else { return }
        changes.outbox += draft(
            .emergency, message, Self.language(for: message, facts), ReplyValues(), changes, facts, dueAt: facts.now)
    }

    private func mayBeAnswered(_ message: Message, _ facts: Facts) -> Bool {
        // Whoever called or came has talked to somebody.
        message.staffEntry == nil && !message.suppressesReply && message.automatic == nil && !facts.isOptedOut
            && !message.sender.address.isEmpty
            && message.arrivedAt >= facts.now - acknowledgementCap.oldest
    }

    private func acknowledge(_ changes: inout Changes, _ message: Message, _ facts: Facts) {
        guard let request = changes.request, let profile = profiles[message.channel.id], profile.acknowledges else {
            return tellNotices(&changes, message, facts)
        }
        guard mayBeAnswered(message, facts) else { return }
        let language = Self.language(for: message, facts)
        let type = request.placement.requestType.flatMap { catalogue[$0] }?.name(in: language, city: cityLanguage)
        var values = ReplyValues(
            trackingNumbers: [request.trackingNumber], department: request.placement.department, requestType: type)
        values.variant = request.placement.acknowledgement
        // Of a digest it is no part: that is written when it goes out.
        (values.noticeName, values.notice) = untold(changes, facts, language)
        switch acknowledgementCap.verdict(sent: facts.sent, now: facts.now) {
        case .send:
            send(.acknowledgement, message, language, values, &changes, facts, dueAt: facts.now)
        case .digest(let dueAt):
            send(.digest, message, language, values, &changes, facts, dueAt: dueAt)
        case .passOver: passOver(&changes, request.id, message)
        case .addToDigest(let row):
            changes.digestAddition = DigestAddition(outboxRow: row, trackingNumber: request.trackingNumber)
        }
    }

    private func send(
        _ kind: OutboundKind, _ message: Message, _ language: Language, _ values: ReplyValues,
        _ changes: inout Changes, _ facts: Facts, dueAt: Moment
    ) {
        let drafts = draft(kind, message, language, values, changes, facts, dueAt: dueAt)
        changes.outbox += drafts
        changes.countsAsUnverified = !drafts.isEmpty && facts.sent.toUnverified != nil
        guard kind != .digest, let row = drafts.first?.id else { return }
        for place in changes.notices.indices where !facts.toldNotices.contains(changes.notices[place].notice) {
            changes.notices[place].told = row
        }
    }

    /// To the addresses that the rule names, whatever the resident is told: on the message's own channel where that is mail, else on the
    /// first. It names no case by a token, so that what comes back in answer, which is automatic where a program answers, joins none.
    private func tellStaff(_ changes: inout Changes, _ message: Message, _ facts: Facts) {
        guard let request = changes.request, let addresses = request.placement.notify,
            let channel = mailChannel(of: message)
        else { return }
        let type = request.placement.requestType.flatMap { catalogue[$0] }?.name(in: .english, city: cityLanguage)
        let notice = StaffNotice(
            number: request.trackingNumber, placement: request.placement, type: type, channel: message.channel.kind)
        for address in Set(addresses).sorted() where StaffNotice.cap.allows(facts.notified[address] ?? SendCount()) {
            // It is its own cause: of one cause and kind there is one row.
            let id = ids.next()
            let name = tokens.messageID(request: nil, outboxRow: id, domain: channel.messageIDDomain)
            changes.outbox.append(
                OutboundMessage(
                    id: id, kind: .staffNotice, channel: channel.name, recipient: address, subject: notice.subject,
                    text: notice.text, language: .english, request: nil, conversation: nil, cause: id,
                    messageID: String(name.dropFirst().dropLast()), createdAt: facts.now, dueAt: facts.now))
            changes.events.append(
                TimelineEvent(
                    id: ids.next(), request: request.id, kind: .staffNotified, message: message.id, detail: address,
                    at: message.arrivedAt))
        }
    }

    private func mailChannel(of message: Message) -> ChannelProfile? {
        if message.channel.kind == .email, let own = profiles[message.channel.id] { return own }
        return profiles.values.filter { $0.name.kind == .email }.min { $0.name.id < $1.name.id }
    }

    /// The notices that the message is about and its sender was not told of, in a message of their own: where no acknowledgement carries
    /// them, under the same caps.
    private func tellNotices(_ changes: inout Changes, _ message: Message, _ facts: Facts) {
        let language = Self.language(for: message, facts)
        var values = ReplyValues()
        (values.noticeName, values.notice) = untold(changes, facts, language)
        guard values.notice != nil, profiles[message.channel.id] != nil, mayBeAnswered(message, facts),
            acknowledgementCap.verdict(sent: facts.sent, now: facts.now) == .send
        else { return }
        send(.notice, message, language, values, &changes, facts, dueAt: facts.now)
    }

    /// Their names and texts.
    private func untold(_ changes: Changes, _ facts: Facts, _ language: Language) -> (names: String?, texts: String?) {
        let about = Set(changes.notices.map(\.notice))
        let drafts = facts.notices.filter { about.contains($0.id) && !facts.toldNotices.contains($0.id) }.map(\.draft)
        guard !drafts.isEmpty else { return (nil, nil) }
        let texts = drafts.compactMap { $0.text(in: language, city: cityLanguage) }
        return (drafts.map(\.name).joined(separator: ", "), texts.joined(separator: "\n\n"))
    }

    /// The request shows that nobody was told of it, and why.
    private func passOver(_ changes: inout Changes, _ request: RowID, _ message: Message) {
        changes.isPassedOver = true
        changes.events.append(
            TimelineEvent(
                id: ids.next(), request: request, kind: .unacknowledged, message: message.id,
                detail: "\(acknowledgementCap.unverifiedHourly) unverified senders were answered in that hour",
                at: message.arrivedAt))
    }

    private func confirm(_ changes: inout Changes, _ message: Message, _ keyword: Keyword, _ facts: Facts) {
        guard profiles[message.channel.id]?.confirmsKeywords == true, confirmationCap.allows(facts.sent.confirmations),
            !message.sender.address.isEmpty
        else { return }
        let kind: OutboundKind
        switch keyword {
        case .stop: kind = .optOutConfirmation
        case .start: kind = .optInConfirmation
        case .help: kind = .help
        case .score: return
        }
        changes.outbox += draft(
            kind, message, Self.language(for: message, facts), ReplyValues(), changes, facts, dueAt: facts.now)
    }

    private func draft(
        _ kind: OutboundKind, _ message: Message, _ language: Language, _ values: ReplyValues, _ changes: Changes,
        _ facts: Facts, dueAt: Moment
    ) -> [OutboundMessage] {
        let id = ids.next()
        let request = kind == .digest ? nil : changes.request?.id
        var values = values
        if kind == .acknowledgement, let request, let number = values.trackingNumbers.first {
            values.trackURL = links?.trackURL(of: number, request: request, row: id, now: facts.now)
        }
        guard var reply = templates.render(kind, on: message.channel.kind, in: language, values) else { return [] }
        // Also by a city's own template that has no place for it.
        if kind == .acknowledgement, let notice = values.notice, !reply.text.contains(notice) {
            reply.text += "\n\n" + notice
        }
        var outbound = OutboundMessage(
            id: id, kind: kind, channel: message.channel, recipient: message.sender.address, subject: reply.subject,
            text: reply.text, language: language, request: request, conversation: changes.conversation?.id,
            cause: message.id, createdAt: facts.now, dueAt: dueAt)
        if kind == .digest { outbound.trackingNumbers = values.trackingNumbers }
        guard message.channel.kind == .email else { return [outbound] }
        let domain = profiles[message.channel.id]?.messageIDDomain ?? "localhost"
        let name = tokens.messageID(request: request, outboxRow: id, domain: domain)
        outbound.messageID = String(name.dropFirst().dropLast())
        if kind != .digest, let original = message.messageID {
            // RFC 5322 §3.6.4: the parent's references, then the parent.
            outbound.references = message.references.reversed().suffix(10) + [original]
        }
        return [outbound]
    }

    /// What the text told, else what the resident wrote before, else the channel's own.
    static func language(for message: Message, _ facts: Facts) -> Language {
        message.detectedLanguage ?? facts.resident?.language ?? message.language
    }
}
