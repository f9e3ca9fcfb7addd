import Intake

/// Reads what the store knows about the messages of a wave at their turn: in one exchange with the database, a second where a message names
/// a request, and a last one where a decision hangs on the resident's history.
struct FactsReader: Sendable {
    let windows: FactsWindows

    /// The facts of each message, in their order.
    func facts(
        for messages: [Message], now: Moment, by decider: any Decider, _ session: any SQLSession
    ) throws(StoreFailure) -> [Facts] {
        var facts = messages.map { _ in Facts(now: now) }
        var questions: [FactsQuestion] = []
        // Once for all: the first message gets them, and lends them to the others.
        questions.append(FactsQuestion(0, NoticeRows.open, [], NoticeRows.take))
        for (index, message) in messages.enumerated() { first(about: message, index, now, &questions) }
        try ask(questions, &facts, session)
        if let notices = facts.first?.notices, !notices.isEmpty {
            for index in facts.indices { facts[index].notices = notices }
        }
        questions.removeAll(keepingCapacity: true)
        for (index, message) in messages.enumerated() { second(about: message, index, &facts[index], &questions) }
        try ask(questions, &facts, session)
        questions.removeAll(keepingCapacity: true)
        for (index, message) in messages.enumerated()
        where message.automatic == nil && decider.needsHistory(message, facts[index]) {
            history(of: message, index, facts[index], now, &questions)
        }
        try ask(questions, &facts, session)
        return facts
    }

    private func ask(
        _ questions: [FactsQuestion], _ facts: inout [Facts], _ session: any SQLSession
    ) throws(StoreFailure) {
        guard !questions.isEmpty else { return }
        try session.query(questions.map(\.step)) { step, row throws(StoreFailure) in
            let question = questions[step]
            try question.take(row, &facts[question.message])
        }
    }

    // MARK: What a message itself asks for

    private func first(about message: Message, _ index: Int, _ now: Moment, _ questions: inout [FactsQuestion]) {
        if let key = message.copyKey {
            let values: [SQLValue] = [
                .text(key), .bytes(message.digest.bytes), .moment(message.arrivedAt), .text(message.channel.id),
            ]
            questions.append(FactsQuestion(index, Self.sameMessageID, values, Self.takeCopy))
        }
        let sender: [SQLValue] = [.text(message.sender.kind.rawValue), .text(message.sender.address)]
        if !message.sender.address.isEmpty {
            questions.append(FactsQuestion(index, Self.resident, sender, Self.takeResident))
        }
        // By token first, then by References, newest first.
        for claim in message.claims {
            questions.append(
                FactsQuestion(index, Self.byID, [.id(claim.request)]) { row, facts throws(StoreFailure) in
                    try Self.take(row, .token, &facts.named)
                })
        }
        for reference in message.references {
            questions.append(
                FactsQuestion(index, Self.byReference, [.text(reference)] + sender) { row, facts throws(StoreFailure) in
                    try Self.take(row, .references, &facts.named)
                })
        }
        for address in message.notifies {
            let since = [now - .seconds(24 * 3_600), now - .seconds(3_600)].map(SQLValue.moment)
            questions.append(
                FactsQuestion(index, Self.notified, [.text(address)] + since) { row, facts in
                    facts.notified[address] = SendCount(inLastHour: row.int(1), inLastDay: row.int(0))
                })
        }
        if message.automatic == nil { standing(of: message, index, now, &questions) }
    }

    /// What automatic mail never changes.
    private func standing(of message: Message, _ index: Int, _ now: Moment, _ questions: inout [FactsQuestion]) {
        if message.isNotFixed, let claim = message.claims.first {
            questions.append(
                FactsQuestion(index, Self.notFixed, [.id(claim.request)]) { _, facts in
                    facts.wasNotFixedBefore = true
                })
        }
        for number in message.mentions {
            questions.append(
                FactsQuestion(index, Self.byTrackingNumber, [.text(number.symbols)]) {
                    row, facts throws(StoreFailure) in
                    try Self.take(row, .mention, &facts.mentioned)
                })
        }
        if message.channel.kind != .email {
            // A chat session's conversation is its own, whenever that was.
            let latest = message.session == nil ? now + Self.clockTolerance : Moment(milliseconds: .max)
            let values: [SQLValue] = [
                .text(message.lane), .text(message.channel.id), .text(message.recipient), .moment(latest),
            ]
            questions.append(FactsQuestion(index, Self.newestConversation, values, Self.takeConversation))
        }
        if message.channel.kind == .sms { survey(message, index, &questions) }
    }

    /// Only what can be a score is looked for.
    private func survey(_ message: Message, _ index: Int, _ questions: inout [FactsQuestion]) {
        guard message.isSenderVerified, message.attachments.isEmpty, SurveyScores(bare: message.text) != nil else {
            return
        }
        let values: [SQLValue] = [
            .text(message.sender.address), .text(message.channel.id),
            .moment(message.arrivedAt - SurveyRules.textWindow), .moment(message.arrivedAt),
        ]
        questions.append(
            FactsQuestion(index, SurveyRows.pending, values) { row, facts in
                facts.survey = PendingSurvey(survey: row.id(0), request: row.id(1))
            })
    }

    // MARK: What the first answers ask for

    private func second(
        about message: Message, _ index: Int, _ facts: inout Facts, _ questions: inout [FactsQuestion]
    ) {
        for (place, request) in facts.named.enumerated() {
            questions.append(
                FactsQuestion(index, Self.conversationAbout, Self.about(request, message)) { row, facts in
                    facts.named[place].conversation = row.id(0)
                })
        }
        for (place, request) in facts.mentioned.enumerated() {
            questions.append(
                FactsQuestion(index, Self.conversationAbout, Self.about(request, message)) { row, facts in
                    facts.mentioned[place].conversation = row.id(0)
                })
        }
        if !facts.notices.isEmpty, message.automatic == nil {
            let whom: [SQLValue] = [.text(message.channel.id), .text(message.sender.address)]
            questions.append(
                FactsQuestion(index, NoticeContactRows.told, whom) { row, facts in
                    facts.toldNotices.insert(row.id(0))
                })
        }
        guard let conversation = facts.conversation, conversation.isResolved, let request = conversation.request else {
            return
        }
        // What is closed may be so because it was merged: it goes on there, and nothing opens it again.
        facts.conversation?.request = nil
        facts.conversation?.isResolved = false
        questions.append(
            FactsQuestion(index, Self.byID, [.id(request)]) { row, facts in
                facts.conversation?.request = row.id(0)
                facts.conversation?.isResolved = row.text(3) == RequestStatus.resolved.rawValue
                facts.conversation?.owner = row.optionalID(2)
            })
    }

    private static func about(_ request: NamedRequest, _ message: Message) -> [SQLValue] {
        [.text(message.lane), .text(message.channel.id), .text(message.recipient), .id(request.id)]
    }

    // MARK: The history

    /// What only matters where a message opens a request, or is answered at once.
    private func history(
        of message: Message, _ index: Int, _ facts: Facts, _ now: Moment, _ questions: inout [FactsQuestion]
    ) {
        if let resident = facts.resident {
            if message.isSenderVerified {
                let values: [SQLValue] = [
                    .id(resident.id), .bytes(message.fingerprint.bytes),
                    .moment(message.arrivedAt - windows.sameWords),
                ]
                questions.append(
                    FactsQuestion(index, Self.sameWords, values) { row, facts throws(StoreFailure) in
                        facts.sameWords = try Self.request(row)
                    })
            }
            let values: [SQLValue] = [.id(resident.id), .moment(now - windows.related)]
            questions.append(
                FactsQuestion(index, Self.recent, values) { row, facts throws(StoreFailure) in
                    facts.recent.append(try Self.request(row))
                })
        }
        let sent: [SQLValue] = [
            .text(message.sender.address), .moment(now - .seconds(48 * 3600)), .text(message.channel.id),
            .moment(now + Self.clockTolerance),
        ]
        questions.append(FactsQuestion(index, Self.sent, sent, Self.takeSent))
        if message.channel.kind == .email, !message.isSenderVerified {
            questions.append(
                FactsQuestion(index, UnverifiedSends.sum, UnverifiedSends.values(at: now)) { row, facts in
                    facts.sent.toUnverified = row.int(0)
                })
        }
        guard message.channel.kind == .sms else { return }
        questions.append(
            FactsQuestion(index, Self.optedOut, [.text(message.channel.id), .text(message.sender.address)]) {
                _, facts in
                facts.isOptedOut = true
            })
    }
}
