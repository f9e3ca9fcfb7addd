package import Desk
package import Intake

extension SQLMergeDesk {
    package func split(
        _ messages: Set<RowID>, off request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> SplitOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> SplitOutcome in
            guard let standing = try StandingRows.standing(request, session) else { return .not(.noRequest) }
            guard standing.version == seen else {
                return .not(.overtaken(try SQLRequestDesk.rival(standing, session)))
            }
            let all = try session.all(Self.onRequest, [.id(standing.request)]) { $0.id(0) }
            let chosen = all.filter { messages.contains($0) }
            let refusal = Merging.refusal(ofSplitting: standing, chosen: chosen.count, of: all.count, by: changer)
            if let refusal { return .not(.refused(refusal)) }
            guard let first = chosen.first else { return .not(.refused(.empty)) }
            return .done(try open(first, with: chosen, from: standing, by: changer, session))
        }
    }

    /// The new request is placed as the old one: whoever split it off places it anew where it belongs elsewhere.
    func open(
        _ first: RowID, with chosen: [RowID], from standing: RequestStanding, by changer: Changer,
        _ session: any SQLSession
    ) throws(StoreFailure) -> TrackingNumber {
        var generator = SystemRandomNumberGenerator()
        let (id, number, now) = (rows.ids.next(), TrackingNumber(using: &generator), rows.clock.now())
        let added = try session.execute(
            Self.insert, [.id(id), .text(number.symbols), .text(changer.name), .id(first), .id(standing.request)])
        guard added == 1 else { throw StoreFailure(.refused, "a message to be split off has no request") }
        let change = try writer.event(
            .splitOff, on: standing.request, detail: "\(changer.name), \(number)", at: now, session)
        try writer.event(.opened, on: id, detail: "", message: first, at: now, session)
        try writer.event(.splitFrom, on: id, detail: "\(changer.name), \(standing.number)", at: now, session)
        try Movings.add(.split, from: standing.request, to: id, change, at: now, session)
        try MovedRows.move(chosen, from: standing.request, to: id, change, session)
        try CountedChanges(rows: rows).countOpened(id, at: now, session)
        try writer.audit(
            .requestSplit, .request(standing.request), by: changer,
            before: ["messages": chosen.map(\.description).joined(separator: " ")],
            after: ["request": number.description], at: now, session)
        return number
    }

    package func unsplit(
        _ request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let before = try StandingRows.standing(request, session) else { return .noRequest }
            guard before.version == seen else { return .overtaken(try SQLRequestDesk.rival(before, session)) }
            if let refusal = Merging.held(before, by: changer) { return .refused(refusal) }
            guard let moving = try Movings.to(before.request, .split, session), before.status != .setAside,
                let source = try StandingRows.standing(moving.source, session)
            else { return .refused(.nothing) }
            var after = before
            // It was none: readable, and in no count.
            after.status = .setAside
            after.closedAs = .merged
            after.parent = source.number
            let now = rows.clock.now()
            guard try Movings.takeBack(moving.change, at: now, session),
                try StandingRows.write(after, over: before, by: changer.name, now: now, session)
            else { return .overtaken(nil) }
            let isNews = try wokeSince(moving, on: before.request, session)
            let change = try writer.event(.unsplit, on: before.request, detail: changer.name, at: now, session)
            let waits = try UnansweredMessages.keep(on: before.request, as: change, session)
            try UnansweredMessages.keep(on: moving.source, as: change, session)
            if waits, isNews { try session.execute(ChangesWriter.wake, [.id(moving.source)]) }
            try MovedRows.moveBack(moving.change, from: before.request, to: moving.source, session)
            // What was written on it since goes along, so that nothing is left behind.
            try MovedRows.moveAll(from: before.request, to: moving.source, change, session)
            try writer.event(
                .unsplit, on: moving.source, detail: "\(changer.name), \(before.number)", at: now, session)
            let counted = CountedChanges(rows: rows)
            try counted.uncountOpened(before.request, change: change, at: now, session)
            try counted.reverseEndings(of: before.request, change: change, at: now, session)
            let changed = before.differences(to: after)
            try writer.audit(
                .requestUnsplit, .request(before.request), by: changer, before: changed.before,
                after: changed.after, at: now, session)
            return .done
        }
    }

    /// Whether somebody wrote on what was split off, or put its source off, since: what comes back then takes that up. Otherwise it had been put
    /// off with those messages on it, and stays so.
    private func wokeSince(
        _ moving: (change: RowID, source: RowID), on request: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        if try UnansweredMessages.came(to: request, after: moving.change, session) { return true }
        return try session.exists(Self.putOffSince, [.id(moving.source), .id(moving.change)])
    }

    private static let putOffSince = SQLStatement(
        "SELECT 1 FROM event WHERE request = $1 AND id > $2 AND kind = 'snoozed' LIMIT 1")

    private static let onRequest = SQLStatement("SELECT id FROM message WHERE request = $1 ORDER BY id LIMIT 10000")

    private static let insert = SQLStatement(
        """
        INSERT INTO service_request (id, tracking_number, title, status, request_type, department, queue, priority,
            rule, reason, channel_kind, channel, resident, language, opened_at, catalogue_version,
            is_staff_entered)
        SELECT $1, $2, SUBSTR(COALESCE(NULLIF(m.subject, ''), m.text), 1, 200), 'triage', s.request_type,
            s.department, s.queue, s.priority, 'person', $3, m.channel_kind, m.channel, m.resident, m.language,
            m.arrived_at, s.catalogue_version,
            CASE WHEN m.entered_by IS NULL THEN 0 ELSE 1 END
        FROM message m JOIN service_request s ON s.id = m.request WHERE m.id = $4 AND m.request = $5
        """)
}
