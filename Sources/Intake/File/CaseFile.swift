/// Lays out what filing a message writes: resident, conversation, request, contact, timeline. Pure; the verdict and the placement
/// were decided before.
package struct CaseFile: Sendable {
    private let profiles: [String: ChannelProfile]
    private let lowScore: Int
    private let ids: RowIDSource

    /// - Parameter lowScore: an overall score in a survey that is no higher alerts.
    package init(profiles: [String: ChannelProfile], lowScore: Int = SurveyRules().lowScore, ids: RowIDSource) {
        self.profiles = profiles
        self.lowScore = lowScore
        self.ids = ids
    }

    /// The rows, still without ledger and outbox.
    package func changes(
        _ message: Message, _ verdict: Verdict, _ placement: Placement, _ facts: Facts
    ) -> Changes {
        var changes = rows(message, verdict, placement, facts)
        if message.messageID != nil, !facts.sameMessageID.isEmpty, let filed = changes.message {
            // The same Message-ID with another content: a new message, marked (DESIGN §1).
            changes.events.append(event(.messageIDReused, filed.request, message, detail: ""))
        }
        if let phrase = message.emergency, let filed = changes.message, verdict.isFromResident {
            changes.events.append(event(.emergency, filed.request, message, detail: phrase))
        }
        return changes
    }

    private func rows(
        _ message: Message, _ verdict: Verdict, _ placement: Placement, _ facts: Facts
    ) -> Changes {
        switch verdict {
        case .redelivery(let known): Changes(.redelivered(of: known))
        case .informs: informing(message, facts)
        case .keyword(let keyword): keywordEvent(message, keyword, facts)
        case .scores(let survey, let scores): scored(message, survey, scores, facts)
        case .setAside(let request, let reason): setAside(message, request, (reason, 1), placement, facts)
        case .junk(let junk): setAside(message, nil, (junk.reason, junk.score), placement, facts)
        case .opens(let related): opening(message, related, placement, facts)
        case .continues(let request, let conversation, let reason):
            joining(message, request, conversation, facts, decision: (.continued, reason, 1))
        case .repeats(let request, let reason):
            joining(message, request, nil, facts, decision: (.repeated, reason, 0.95))
        case .contributes(let request, let reason): contributing(message, request, reason, facts)
        }
    }

    private func opening(
        _ message: Message, _ related: [Relation], _ placement: Placement, _ facts: Facts
    ) -> Changes {
        var changes = Changes(.filed)
        let resident = identify(message, facts, &changes)
        let request = newRequest(message, .triage, placement, resident, facts)
        changes.request = request
        // A conversation that has its request stays with it: after the silence a new one begins.
        let known = facts.conversation?.request == nil ? facts.conversation?.id : nil
        let conversation = converse(message, request.id, known, resident, &changes)
        reach(message, request.id, conversation, resident, facts, &changes)
        changes.message = FiledMessage(
            message: message, conversation: conversation, request: request.id, resident: resident, isUnconfirmed: false)
        changes.events.append(event(.opened, request.id, message, detail: placement.rule))
        if Self.isDecided(placement, message) {
            changes.decisions.append(
                Decision(
                    id: ids.next(), kind: .placed, request: request.id, message: message.id,
                    reason: Self.reason(placement), score: placement.score ?? 1, at: facts.now))
        }
        if let place = message.place { locate(request.id, place, message, facts, &changes) }
        if let junk = message.junk {
            changes.decisions.append(
                Decision(
                    id: ids.next(), kind: .suspected, request: request.id, message: message.id, reason: junk.reason,
                    score: junk.score, at: facts.now))
        }
        for relation in related {
            changes.decisions.append(
                Decision(
                    id: ids.next(), kind: .possiblyRelated, request: request.id, message: message.id,
                    other: relation.request, reason: relation.reason, score: relation.score, at: facts.now))
        }
        return changes
    }

    /// Whether it was decided here where the request belongs: not where nothing told, nor where who logged it said so.
    private static func isDecided(_ placement: Placement, _ message: Message) -> Bool {
        guard placement.score == nil else { return true }
        let isNamed = placement.rule == RoutingRules.catalogueRule && message.staffEntry?.requestType != nil
        return placement.rule != RoutingRules.defaultRule && !isNamed
    }

    /// What a rule or the catalogue decided names it; what was learnt tells its words alone.
    private static func reason(_ placement: Placement) -> String {
        placement.score == nil ? "\(placement.rule): \(placement.reason)" : placement.reason
    }

    /// The place stands in the request already; here is why, so that people see it and can take it back (promise 10).
    private func locate(
        _ request: RowID, _ place: FoundPlace, _ message: Message, _ facts: Facts, _ changes: inout Changes
    ) {
        changes.events.append(event(.located, request, message, detail: place.text))
        changes.decisions.append(
            Decision(
                id: ids.next(), kind: .located, request: request, message: message.id, reason: place.story,
                score: place.score, at: facts.now))
    }

    private func joining(
        _ message: Message, _ request: RowID, _ conversation: RowID?, _ facts: Facts,
        decision: (kind: Decision.Kind, reason: String, score: Double)
    ) -> Changes {
        var changes = Changes(.filed)
        let resident = identify(message, facts, &changes)
        let conversation = converse(message, request, conversation, resident, &changes)
        reach(message, request, conversation, resident, facts, &changes)
        changes.message = FiledMessage(
            message: message, conversation: conversation, request: request, resident: resident, isUnconfirmed: false)
        changes.decisions.append(
            Decision(
                id: ids.next(), kind: decision.kind, request: request, message: message.id, reason: decision.reason,
                score: decision.score, at: facts.now))
        if facts.isResolved(request) { writtenOn(message, resolved: request, facts, &changes) }
        // Further words move a request nowhere; that a photo or a shared place comes behind them is the usual order.
        if let place = message.place, place.source != .text { changes.located = LocatedRequest(request, place) }
        return changes
    }

    /// What is resolved is open again when the resident writes on it. "Not fixed" opens it once; who says so again disagrees with the
    /// staff, and a person decides.
    private func writtenOn(
        _ message: Message, resolved request: RowID, _ facts: Facts, _ changes: inout Changes
    ) {
        if message.isNotFixed, facts.wasNotFixedBefore {
            changes.attention = Attention(id: ids.next(), request: request, reason: .disputed, at: facts.now)
            return changes.events.append(event(.disputed, request, message, detail: ""))
        }
        changes.reopened = request
        changes.events.append(event(message.isNotFixed ? .notFixed : .reopened, request, message, detail: ""))
    }

    /// "From another address": the request shows it, and nothing about the request changes (promise 9).
    private func contributing(_ message: Message, _ request: RowID, _ reason: String, _ facts: Facts) -> Changes {
        var changes = Changes(.filed)
        let resident = identify(message, facts, &changes)
        let conversation = converse(message, nil, nil, resident, &changes)
        reach(message, request, conversation, resident, facts, &changes)
        changes.message = FiledMessage(
            message: message, conversation: conversation, request: request, resident: resident, isUnconfirmed: true)
        changes.events.append(event(.contributed, request, message, detail: reason))
        changes.decisions.append(
            Decision(
                id: ids.next(), kind: .contributed, request: request, message: message.id, reason: reason, score: 0.5,
                at: facts.now))
        return changes
    }

    /// A contact without a case: it counts, and its words are kept.
    private func informing(_ message: Message, _ facts: Facts) -> Changes {
        var changes = Changes(.filed)
        let resident = identify(message, facts, &changes)
        let conversation = converse(message, nil, nil, resident, &changes)
        reach(message, nil, conversation, resident, facts, &changes)
        changes.message = FiledMessage(
            message: message, conversation: conversation, request: nil, resident: resident, isUnconfirmed: false)
        return changes
    }

    /// Automatic mail stands unconfirmed on the request that it names; else it gets a request of its own that is in nobody's
    /// queue, so that people can still find and read it (LESSONS 7).
    private func setAside(
        _ message: Message, _ named: RowID?, _ why: (reason: String, score: Double), _ placement: Placement,
        _ facts: Facts
    ) -> Changes {
        var changes = Changes(.filed)
        let request =
            named
            ?? {
                let request = newRequest(message, .setAside, placement, nil, facts)
                changes.request = request
                return request.id
            }()
        changes.message = FiledMessage(
            message: message, conversation: nil, request: request, resident: nil, isUnconfirmed: named != nil)
        changes.decisions.append(
            Decision(
                id: ids.next(), kind: .setAside, request: request, message: message.id, reason: why.reason,
                score: why.score, at: facts.now))
        return changes
    }

    private func keywordEvent(_ message: Message, _ keyword: Keyword, _ facts: Facts) -> Changes {
        var changes = Changes(.filed)
        changes.message = FiledMessage(
            message: message, conversation: facts.conversation?.id, request: facts.conversation?.request,
            resident: facts.resident?.id, isUnconfirmed: false)
        if keyword == .stop || keyword == .start {
            let isOptedOut = keyword == .stop
            changes.optOut = OptOutChange(
                channel: message.channel, number: message.sender.address, isOptedOut: isOptedOut, at: facts.now)
            changes.events.append(
                event(isOptedOut ? .optedOut : .optedIn, facts.conversation?.request, message, detail: ""))
        }
        return changes
    }

    /// An event on the request that the survey was about. It opens nothing, and nobody has to answer it.
    private func scored(
        _ message: Message, _ survey: PendingSurvey, _ scores: SurveyScores, _ facts: Facts
    ) -> Changes {
        var changes = Changes(.filed)
        var marked = message
        marked.keyword = .score
        changes.message = FiledMessage(
            message: marked, conversation: facts.conversation?.id, request: survey.request,
            resident: facts.resident?.id, isUnconfirmed: false)
        changes.surveyAnswer = SurveyAnswer(
            survey: survey.survey, request: survey.request, scores: scores, way: .text, at: message.arrivedAt)
        changes.events.append(event(.surveyAnswered, survey.request, message, detail: String(scores.overall)))
        if scores.overall <= lowScore {
            changes.events.append(event(.lowScore, survey.request, message, detail: String(scores.overall)))
            changes.attention = Attention(id: ids.next(), request: survey.request, reason: .lowScore, at: facts.now)
        }
        return changes
    }

    // MARK: - Parts

    /// Whose identity the sender is; a new resident where nobody's. Nil where the sender could not be read.
    private func identify(_ message: Message, _ facts: Facts, _ changes: inout Changes) -> RowID? {
        guard !message.sender.address.isEmpty else { return nil }
        let verifiedAt = message.isSenderVerified ? facts.now : nil
        if let known = facts.resident {
            if verifiedAt != nil, !known.isIdentityVerified {
                changes.identity = IdentityRecord(
                    identity: message.sender, resident: known.id, verifiedAt: verifiedAt)
            }
            return known.id
        }
        let resident = Resident(
            id: ids.next(), name: message.senderName, language: message.language, createdAt: facts.now)
        changes.resident = resident
        changes.identity = IdentityRecord(identity: message.sender, resident: resident.id, verifiedAt: verifiedAt)
        return resident.id
    }

    private func converse(
        _ message: Message, _ request: RowID?, _ known: RowID?, _ resident: RowID?, _ changes: inout Changes
    ) -> RowID {
        let conversation = Conversation(
            id: known ?? ids.next(), channel: message.channel, lane: message.lane,
            recipient: message.recipient, resident: resident, request: request, startedAt: message.arrivedAt,
            lastAt: message.arrivedAt)
        changes.conversation = conversation
        return conversation.id
    }

    /// Begins a contact where this message is the first of its occasion (DESIGN §1): an occasion may lead from one conversation to
    /// another, by a tracking number.
    private func reach(
        _ message: Message, _ request: RowID?, _ conversation: RowID, _ resident: RowID?, _ facts: Facts,
        _ changes: inout Changes
    ) {
        if let open = facts.conversation {
            let silence = profiles[message.channel.id]?.silence ?? .seconds(24 * 3600)
            if message.session != nil || message.arrivedAt.since(open.lastAt) < silence { return }
        }
        changes.contact = Contact(
            id: ids.next(), channel: message.channel, kind: message.staffEntry?.kind ?? .service, resident: resident,
            request: request,
            conversation: conversation, startedAt: message.arrivedAt)
    }

    private func newRequest(
        _ message: Message, _ status: RequestStatus, _ placement: Placement, _ resident: RowID?, _ facts: Facts
    ) -> ServiceRequest {
        var generator = SystemRandomNumberGenerator()
        return ServiceRequest(
            id: ids.next(), trackingNumber: TrackingNumber(using: &generator), title: Self.title(of: message),
            status: status, placement: placement, channel: message.channel, resident: resident,
            language: message.language, openedAt: message.arrivedAt,
            place: status == .setAside ? nil : message.place?.text)
    }

    private func event(
        _ kind: TimelineEvent.Kind, _ request: RowID?, _ message: Message, detail: String
    ) -> TimelineEvent {
        TimelineEvent(
            id: ids.next(), request: request, kind: kind, message: message.id, detail: detail, at: message.arrivedAt)
    }

    /// The subject, or the first line that says something, at most 200 characters.
    static func title(of message: Message) -> String {
        if let subject = message.subject, !subject.isEmpty { return String(subject.prefix(200)) }
        let line = message.text.prefix(4000).split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        return String((line ?? "").prefix(200))
    }
}
