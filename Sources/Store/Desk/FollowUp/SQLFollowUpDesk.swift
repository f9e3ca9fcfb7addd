package import Desk
package import Intake

/// What 311 does about requests that are to be followed up, on a database.
package struct SQLFollowUpDesk: FollowUpDesk {
    private let database: any SQLDatabase
    private let rows: ReceivedRows
    /// Rung after each commit that wrote outbox rows.
    private let doorbell: Doorbell

    init(database: any SQLDatabase, rows: ReceivedRows, doorbell: Doorbell) {
        self.database = database
        self.rows = rows
        self.doorbell = doorbell
    }

    package func ask(
        _ question: DepartmentQuestion, on day: String,
        mails: @escaping @Sendable (DepartmentQuestion, AskedRequest) -> [OutboundMessage]
    ) async throws(StoreFailure) -> AskOutcome {
        let outcome = try await database.write(.keep) { session throws(StoreFailure) -> AskOutcome in
            if try session.exists(QuestionedRows.byForm, [.text(question.form)]) { return .askedBefore }
            let now = rows.clock.now()
            guard let asked = try QuestionedRows.asked(question.request, at: now, session) else { return .noRequest }
            let today = try QuestionedRows.newest(of: asked.request, on: day, session)
            if let today, !question.isAgain { return .askedToday(at: today.at, by: today.name) }
            let mails = mails(question, asked)
            guard !mails.isEmpty else { return .noAddress }
            let addresses = mails.map(\.recipient)
            let isAgain = today != nil
            let id = rows.ids.next()
            guard try QuestionedRows.insert(id, question, asked, day, isAgain, addresses, session) else {
                // Somebody else asked in the same moment.
                let other = try QuestionedRows.newest(of: asked.request, on: day, session)
                return .askedToday(at: other?.at ?? now, by: other?.name ?? "")
            }
            for mail in mails { try OutboxRows.insert(mail, session) }
            let change = ChangeRows(rows: rows)
            try change.event(
                .departmentAsked, on: asked.request, detail: "\(question.author.name): \(asked.department)", at: now,
                session)
            try change.audit(
                .departmentAsked, .request(asked.request), by: question.author,
                after: ["department": asked.department, "addresses": addresses.joined(separator: " ")], at: now,
                session)
            return .asked(addresses)
        }
        if case .asked = outcome { doorbell.ring() }
        return outcome
    }

    package func settle(_ request: TrackingNumber, by changer: Changer) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            guard let id = try session.first(PromiseRows.request, [.text(request.symbols)], { $0.id(0) }) else {
                return false
            }
            let (change, now) = (ChangeRows(rows: rows), rows.clock.now())
            try change.event(.attended, on: id, detail: changer.name, at: now, session)
            try change.audit(.complaintSettled, .request(id), by: changer, at: now, session)
            return true
        }
    }

    package func promises(on request: TrackingNumber) async throws(StoreFailure) -> [KeptPromise] {
        try await database.read { session throws(StoreFailure) in
            try session.all(PromiseRows.onRequest, [.text(request.symbols)]) { PromiseRows.promise($0) }
        }
    }

    package func promise(_ draft: PromiseDraft, by changer: Changer) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            guard let request = try session.first(PromiseRows.request, [.text(draft.request.symbols)], { $0.id(0) })
            else { return false }
            let (id, now) = (rows.ids.next(), rows.clock.now())
            let added = try session.execute(
                PromiseRows.insert,
                [
                    .id(id), .id(request), .text(draft.day), .text(draft.text), .agent(changer.agent),
                    .text(changer.name), .text(draft.form), .moment(now),
                ])
            guard added == 1 else { return true }
            let change = ChangeRows(rows: rows)
            try change.event(.promised, on: request, detail: "\(changer.name): by \(draft.day)", at: now, session)
            try change.audit(
                .requestPromised, .request(request), by: changer, after: ["promised for": draft.day], at: now, session)
            return true
        }
    }

    package func end(
        _ promise: RowID, on request: TrackingNumber, as ending: KeptPromise.Ending, by changer: Changer
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            let found = try session.first(PromiseRows.open, [.id(promise), .text(request.symbols)]) {
                (request: $0.id(0), day: $0.text(1))
            }
            let now = rows.clock.now()
            let values: [SQLValue] = [.id(promise), .text(ending.rawValue), .moment(now), .agent(changer.agent)]
            guard let found, try session.execute(PromiseRows.end, values) == 1 else { return false }
            let change = ChangeRows(rows: rows)
            try change.event(
                .promiseEnded, on: found.request, detail: "\(ending.rawValue), \(changer.name)", at: now, session)
            try change.audit(
                .promiseEnded, .request(found.request), by: changer, before: ["promised for": found.day],
                after: ["promise": ending.rawValue], at: now, session)
            return true
        }
    }
}
