package import Desk
package import Intake

/// Puts requests together and apart in one transaction each, noting every row that moves.
package struct SQLMergeDesk: MergeDesk {
    let database: any SQLDatabase
    let rows: ReceivedRows
    let writer: ChangeRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
        writer = ChangeRows(rows: rows)
    }

    package func merge(
        _ request: TrackingNumber, into target: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let before = try StandingRows.standing(request, session) else { return .noRequest }
            guard before.version == seen else { return .overtaken(try SQLRequestDesk.rival(before, session)) }
            let other = try StandingRows.standing(target, session)
            if let refusal = Merging.refusal(ofMerging: before, into: other, by: changer) { return .refused(refusal) }
            guard let other else { return .refused(.badParent) }
            var after = before
            after.status = .resolved
            after.closedAs = .merged
            after.parent = other.number
            after.snoozedUntil = nil
            let now = rows.clock.now()
            guard try StandingRows.write(after, over: before, by: changer.name, now: now, session) else {
                return .overtaken(nil)
            }
            let change = try writer.event(
                .merged, on: before.request, detail: "\(changer.name), into \(other.number)", at: now, session)
            try writer.event(
                .mergedIn, on: other.request, detail: "\(changer.name), \(before.number)", at: now, session)
            try UndoPoints.keep(before, change, session)
            let woken = try wake(other, for: before.request, change, at: now, session)
            try Movings.add(.merge, from: before.request, to: other.request, change, woken: woken, at: now, session)
            try MovedRows.moveAll(from: before.request, to: other.request, change, session)
            if before.isOpen {
                try CountedChanges(rows: rows).count(.resolved, of: before.request, change: change, at: now, session)
            }
            let changed = before.differences(to: after)
            try writer.audit(
                .requestMerged, .request(before.request), by: changer, before: changed.before, after: changed.after,
                at: now, session)
            return .done
        }
    }

    package func unmerge(
        _ request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let before = try StandingRows.standing(request, session) else { return .noRequest }
            guard before.version == seen else { return .overtaken(try SQLRequestDesk.rival(before, session)) }
            guard before.closedAs == .merged, let moving = try Movings.from(before.request, .merge, session),
                let point = try UndoPoints.newest(of: before, session)
            else { return .refused(.nothing) }
            // Its rows went on from there.
            if let target = try StandingRows.standing(moving.target, session), target.closedAs == .merged {
                return .refused(.mergedOn(target.number))
            }
            let (after, now) = (point.before, rows.clock.now())
            guard try Movings.takeBack(moving.change, at: now, session),
                try StandingRows.write(after, over: before, by: changer.name, now: now, session)
            else { return .overtaken(nil) }
            try UndoPoints.use(point.change, at: now, session)
            try MovedRows.moveBack(moving.change, from: moving.target, to: before.request, session)
            try putOffAgain(moving, at: now, session)
            let change = try writer.event(.unmerged, on: before.request, detail: changer.name, at: now, session)
            try writer.event(
                .unmerged, on: moving.target, detail: "\(changer.name), \(before.number)", at: now, session)
            for request in [before.request, moving.target] {
                try writer.closedAgain(request, by: changer, at: now, session)
            }
            try CountedChanges(rows: rows).reverse(moving.change, change: change, at: now, session)
            let changed = before.differences(to: after)
            try writer.audit(
                .requestUnmerged, .request(before.request), by: changer, before: changed.before,
                after: changed.after, at: now, session)
            return .done
        }
    }

    package func accept(
        _ message: RowID, on request: TrackingNumber, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let standing = try StandingRows.standing(request, session) else { return .noRequest }
            guard try accept(message, on: standing, by: changer, session) else {
                return .overtaken(try SQLRequestDesk.rival(standing, session))
            }
            return .done
        }
    }

    /// In a transaction of the caller's. False for whoever comes second: it is accepted, or gone.
    func accept(
        _ message: RowID, on standing: RequestStanding, by changer: Changer, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let turn = rows.ids.next()
        guard try session.execute(Self.confirm, [.id(message), .id(standing.request), .id(turn)]) == 1 else {
            return false
        }
        try session.execute(Self.converse, [.id(message), .id(standing.request)])
        let now = rows.clock.now()
        try writer.event(.accepted, on: standing.request, detail: changer.name, message: message, at: now, session)
        try session.execute(ChangesWriter.wake, [.id(standing.request)])
        if try ChangesWriter.reopen(standing.request, session) {
            let change = try writer.event(.reopened, on: standing.request, detail: "", at: now, session)
            try CountedChanges(rows: rows).count(.reopened, of: standing.request, change: change, at: now, session)
        }
        try writer.audit(
            .messageAccepted, .request(standing.request), by: changer, before: ["message": "unconfirmed"],
            after: ["message": message.description], at: now, session)
        return true
    }

    package func splitOff(_ request: TrackingNumber) async throws(StoreFailure) -> TrackingNumber? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.splitFrom, [.text(request.symbols)]) { TrackingNumber($0.text(0)) } ?? nil
        }
    }

    /// What nobody has answered on either of two requests waits on as they become one, and takes up what was put off.
    ///
    /// - Returns: until when the target had been put off; nil where nothing took it up.
    private func wake(
        _ target: RequestStanding, for source: RowID, _ change: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Moment? {
        let waits = try UnansweredMessages.keep(on: source, as: change, session)
        try UnansweredMessages.keep(on: target.request, as: change, session)
        guard waits, let until = target.snoozedUntil, until > now else { return nil }
        try session.execute(ChangesWriter.wake, [.id(target.request)])
        return until
    }

    /// Where the merging had taken up what was put off, and nobody has written there since.
    private func putOffAgain(
        _ moving: (change: RowID, target: RowID), at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard let until = try Movings.wokenUntil(moving.change, session), until > now,
            try !UnansweredMessages.came(to: moving.target, after: moving.change, session)
        else { return }
        try session.execute(Self.putOff, [.id(moving.target), .moment(until)])
    }

    private static let putOff = SQLStatement(
        """
        UPDATE work SET snoozed_until = $2, version = version + 1 WHERE request = $1 AND snoozed_until IS NULL
            AND EXISTS (SELECT 1 FROM service_request s WHERE s.id = $1 AND s.status IN ('triage', 'assigned'))
        """)

    /// Whatever was answered before was not an answer to it.
    private static let confirm = SQLStatement(
        """
        UPDATE message SET is_unconfirmed = 0, turn = $3 WHERE id = $1 AND request = $2 AND is_unconfirmed = 1
        """)

    private static let converse = SQLStatement(
        """
        UPDATE conversation SET request = $2
        WHERE id = (SELECT conversation FROM message WHERE id = $1) AND request IS NULL
        """)

    static let splitFrom = SQLStatement(
        """
        SELECT o.tracking_number FROM service_request s
            JOIN moving m ON m.target = s.id AND m.kind = 'split' AND m.taken_back_at IS NULL
            JOIN service_request o ON o.id = m.source
        WHERE s.tracking_number = $1 AND s.status <> 'set_aside' LIMIT 1
        """)
}
