import Intake

/// Reads what the store knows about a message at its turn.
struct FactsReader: Sendable {
    /// What is dated later than this from now on was dated by a clock that was wrong, and tells nothing about lately.
    private static let clockTolerance: Duration = .seconds(3600)

    let windows: FactsWindows
    let unverified: UnverifiedSends

    func facts(
        for message: Message, now: Moment, by decider: any Decider, _ session: any SQLSession
    ) throws(StoreFailure) -> Facts {
        var facts = try firstFacts(for: message, now: now, session)
        guard message.automatic == nil, decider.needsHistory(message, facts) else { return facts }
        try addHistory(to: &facts, message, now, session)
        return facts
    }

    private func firstFacts(
        for message: Message, now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Facts {
        var facts = Facts(now: now)
        if let key = message.copyKey {
            let values: [SQLValue] = [
                .text(key), .bytes(message.digest.bytes), .moment(message.arrivedAt), .text(message.channel.id),
            ]
            facts.sameMessageID = try session.all(Self.sameMessageID, values) {
                KnownMail(
                    id: $0.id(0), digest: ContentDigest(bytes: $0.bytes(1)), channel: $0.text(2),
                    arrivedAt: $0.moment(3), numbering: $0.optionalText(4).flatMap { SourceID($0) }?.numbering)
            }
        }
        if !message.sender.address.isEmpty { facts.resident = try resident(message, session) }
        facts.named = try named(message, facts.resident?.id, session)
        if message.automatic != nil { return facts }
        if message.isNotFixed, let claim = message.claims.first {
            facts.wasNotFixedBefore = try session.exists(Self.notFixed, [.id(claim.request)])
        }
        facts.mentioned = try mentioned(message, session)
        if message.channel.kind != .email { facts.conversation = try conversation(message, now, session) }
        if message.channel.kind == .sms { facts.survey = try survey(message, session) }
        return facts
    }

    /// What only matters where a message opens a request, or is answered at once.
    private func addHistory(
        to facts: inout Facts, _ message: Message, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        if let resident = facts.resident {
            if message.isSenderVerified { facts.sameWords = try sameWords(message, resident.id, now, session) }
            facts.recent = try session.all(
                Self.recent, [.id(resident.id), .moment(now - windows.related)]
            ) { row throws(StoreFailure) in try Self.request(row) }
        }
        facts.sent = try sent(message, now, session)
        if message.channel.kind == .sms {
            facts.isOptedOut = try session.exists(
                Self.optedOut, [.text(message.channel.id), .text(message.sender.address)])
        }
    }

    private func resident(_ message: Message, _ session: any SQLSession) throws(StoreFailure) -> KnownResident? {
        try session.first(
            Self.resident, [.text(message.sender.kind.rawValue), .text(message.sender.address)]
        ) {
            KnownResident(
                id: $0.id(0), language: Language(rawValue: $0.text(1)) ?? .english, isIdentityVerified: !$0.isNull(2))
        }
    }

    /// Only what can be a score is looked for.
    private func survey(_ message: Message, _ session: any SQLSession) throws(StoreFailure) -> PendingSurvey? {
        guard message.isSenderVerified, message.attachments.isEmpty, SurveyScores(bare: message.text) != nil else {
            return nil
        }
        let values: [SQLValue] = [
            .text(message.sender.address), .text(message.channel.id),
            .moment(message.arrivedAt - SurveyRules.textWindow), .moment(message.arrivedAt),
        ]
        return try session.first(SurveyRows.pending, values) { PendingSurvey(survey: $0.id(0), request: $0.id(1)) }
    }

    /// By token first, then by References, newest first; each request once.
    private func named(
        _ message: Message, _ resident: RowID?, _ session: any SQLSession
    ) throws(StoreFailure) -> [NamedRequest] {
        var named: [NamedRequest] = []
        for claim in message.claims {
            try append(.token, Self.byID, [.id(claim.request)], message, &named, session)
        }
        for reference in message.references {
            try append(
                .references, Self.byReference, [.text(reference), .optional(resident)], message, &named, session)
        }
        return named
    }

    private func mentioned(_ message: Message, _ session: any SQLSession) throws(StoreFailure) -> [NamedRequest] {
        var named: [NamedRequest] = []
        for number in message.mentions {
            try append(.mention, Self.byTrackingNumber, [.text(number.symbols)], message, &named, session)
        }
        return named
    }

    private func append(
        _ means: NamedRequest.Means, _ statement: SQLStatement, _ values: [SQLValue], _ message: Message,
        _ named: inout [NamedRequest], _ session: any SQLSession
    ) throws(StoreFailure) {
        let found = try session.first(statement, values) { row throws(StoreFailure) in
            NamedRequest(
                id: row.id(0), trackingNumber: try Self.number(row.text(1)), means: means,
                resident: row.optionalID(2), isResolved: row.text(3) == RequestStatus.resolved.rawValue,
                conversation: nil)
        }
        guard var found, !named.contains(where: { $0.id == found.id }) else { return }
        found.conversation = try session.first(
            Self.conversationAbout,
            [.text(message.lane), .text(message.channel.id), .text(message.recipient), .id(found.id)]
        ) { $0.id(0) }
        named.append(found)
    }

    private func conversation(
        _ message: Message, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> KnownConversation? {
        // A chat session's conversation is its own, whenever that was.
        let latest = message.session == nil ? now + Self.clockTolerance : Moment(milliseconds: .max)
        let values: [SQLValue] = [
            .text(message.lane), .text(message.channel.id), .text(message.recipient), .moment(latest),
        ]
        let found = try session.first(Self.newestConversation, values) {
            KnownConversation(
                id: $0.id(0), request: $0.optionalID(1),
                isResolved: $0.text(3) == RequestStatus.resolved.rawValue, lastAt: $0.moment(2))
        }
        guard var conversation = found, conversation.isResolved, let request = conversation.request else {
            return found
        }
        // What is closed may be so because it was merged: it goes on there, and nothing opens it again.
        let standing = try session.first(Self.byID, [.id(request)]) { row in
            (request: row.id(0), isResolved: row.text(3) == RequestStatus.resolved.rawValue)
        }
        conversation.request = standing?.request
        conversation.isResolved = standing?.isResolved ?? false
        return conversation
    }

    private func sameWords(
        _ message: Message, _ resident: RowID, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> RecentRequest? {
        let values: [SQLValue] = [
            .id(resident), .bytes(message.fingerprint.bytes), .moment(message.arrivedAt - windows.sameWords),
        ]
        return try session.first(Self.sameWords, values) { row throws(StoreFailure) in try Self.request(row) }
    }

    private func sent(_ message: Message, _ now: Moment, _ session: any SQLSession) throws(StoreFailure) -> RecentSends
    {
        var sent = RecentSends()
        let (hourAgo, dayAgo) = (now - .seconds(3600), now - .seconds(24 * 3600))
        try session.query(
            Self.sent,
            [
                .text(message.sender.address), .moment(now - .seconds(48 * 3600)), .text(message.channel.id),
                .moment(now + Self.clockTolerance),
            ]
        ) { row in
            let at = row.moment(1)
            guard let kind = OutboundKind(rawValue: row.text(0)) else { return }
            if row.flag(2) { sent.pendingDigest = row.id(3) }
            guard at > dayAgo else { return }
            if let count = Self.ownCount(kind) {
                sent[keyPath: count].inLastDay += 1
                if at > hourAgo { sent[keyPath: count].inLastHour += 1 }
                return
            }
            sent.inLastDay += 1
            sent.oldestInDay = min(sent.oldestInDay ?? at, at)
            guard at > hourAgo else { return }
            sent.inLastHour += 1
            sent.oldestInHour = min(sent.oldestInHour ?? at, at)
        }
        if message.channel.kind == .email, !message.isSenderVerified {
            sent.toUnverified = try unverified.count(at: now, session)
        }
        return sent
    }

    /// What has a cap of its own (promise 8); nil for what counts as an acknowledgement.
    private static func ownCount(_ kind: OutboundKind) -> WritableKeyPath<RecentSends, SendCount>? {
        switch kind {
        case .emergency: \.emergencyAnswers
        case .optOutConfirmation, .optInConfirmation, .help: \.confirmations
        case .acknowledgement, .digest, .answer, .agentGone, .survey, .duplicate, .parentClosed, .transcriptCode,
            .transcript:
            nil
        }
    }

    private static func request(_ row: borrowing SQLRow) throws(StoreFailure) -> RecentRequest {
        RecentRequest(
            id: row.id(0), trackingNumber: try number(row.text(1)), channel: row.text(2), openedAt: row.moment(3))
    }

    private static func number(_ symbols: String) throws(StoreFailure) -> TrackingNumber {
        guard let number = TrackingNumber(symbols) else {
            throw StoreFailure(.refused, "a stored tracking number has a wrong check symbol")
        }
        return number
    }
}
