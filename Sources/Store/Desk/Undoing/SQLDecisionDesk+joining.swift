import Desk
import Intake

/// What a message was taken to be: a request's own, a contribution, nobody's case, or about the same as another.
extension SQLDecisionDesk {
    /// The message gets a request of its own, and the one that it came to stands as before it came.
    func splitOff(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        let standing = undoing.standing
        guard let message = undoing.decision.message,
            let stands = try session.first(Self.standsOn, [.id(message)], { ($0.optionalID(0), $0.flag(1)) })
        else { return .refused(.overruled) }
        if standing.closedAs == .merged, let parent = standing.parent { return .refused(.mergedOn(parent)) }
        // Split off before, or accepted as the request's own.
        guard stands.0 == standing.request, stands.1 || undoing.decision.kind != .contributed else {
            return .refused(.overruled)
        }
        let all = try session.first(Self.messages, [.id(standing.request)]) { $0.int(0) } ?? 0
        guard all > 1 else { return .refused(.onlyMessage) }
        if let refusal = Merging.held(standing, by: undoing.changer) { return .refused(refusal) }
        _ = try merging.open(message, with: [message], from: standing, by: undoing.changer, session)
        return try standAsBefore(undoing, session)
    }

    /// Closed or put off again, where the message alone had changed that.
    private func standAsBefore(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        let (decision, standing) = (undoing.decision, undoing.standing)
        guard let before = try DecisionPoints.before(decision.id, standing, session),
            try !session.exists(Self.joinedSince, [.id(standing.request), .id(decision.id)])
        else { return .done }
        guard
            try StandingRows.write(before, over: standing, by: undoing.changer.name, now: undoing.now, session)
        else { return .overtaken(nil) }
        if standing.isOpen, !before.isOpen {
            try writer.closedAgain(standing.request, by: undoing.changer, at: undoing.now, session)
            try CountedChanges(rows: rows).reverse(decision.id, change: undoing.change, at: undoing.now, session)
        }
        return .done
    }

    /// Nobody is shown that pair again.
    func ruleOut(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        guard let other = undoing.decision.other else { return .refused(.overruled) }
        // Somebody linked or merged it to that one.
        let parent = try session.first(Self.parent, [.id(undoing.standing.request)]) { $0.optionalID(0) } ?? nil
        guard parent != other else { return .refused(.overruled) }
        try SQLDuplicateBook.ruleOut(other, for: undoing.standing.request, at: undoing.now, session)
        return .done
    }

    /// It is no duplicate, and stands as before it was closed as one.
    func unlink(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        let standing = undoing.standing
        if standing.closedAs == .merged, let parent = standing.parent { return .refused(.mergedOn(parent)) }
        let parent = try session.first(Self.parent, [.id(standing.request)]) { $0.optionalID(0) } ?? nil
        guard let parent, parent == undoing.decision.other else { return .refused(.overruled) }
        let facts = ChangeFacts(
            now: undoing.now, standing: standing, beforeLink: try UndoPoints.newest(of: standing, session)?.before)
        let verdict = undoing.changing.verdict(.unlink, facts, undoing.changer)
        return try write(verdict, facts, by: undoing.changer, session)
    }

    /// What was taken for automatic mail or spam is a person's: it counts as such, and waits for an answer.
    func takeUp(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        let standing = undoing.standing
        guard let message = undoing.decision.message,
            let stands = try session.first(Self.standsOn, [.id(message)], { ($0.optionalID(0), $0.flag(1)) }),
            stands.0 == standing.request
        else { return .refused(.overruled) }
        let isOwn = standing.status == .setAside && standing.closedAs == nil && !stands.1
        var isContact = true
        if isOwn {
            let facts = ChangeFacts(now: undoing.now, standing: standing)
            let verdict = undoing.changing.verdict(.reopen, facts, undoing.changer)
            let outcome = try write(verdict, facts, by: undoing.changer, session)
            guard case .done = outcome else { return outcome }
            isContact = try ReleasedSender(rows: rows).file(
                message, on: standing.request, at: undoing.now, session)
        } else {
            guard stands.1, try merging.accept(message, on: standing, by: undoing.changer, session) else {
                return .refused(.overruled)
            }
        }
        try CountedChanges(rows: rows).countAsPersons(
            message, opening: isOwn ? standing.request : nil, isContact: isContact, change: undoing.change,
            at: undoing.now, session)
        return .done
    }

    private static let standsOn = SQLStatement("SELECT request, is_unconfirmed FROM message WHERE id = $1")

    private static let messages = SQLStatement("SELECT COUNT(*) FROM message WHERE request = $1")

    private static let parent = SQLStatement("SELECT parent FROM service_request WHERE id = $1")

    /// By a decision that holds still: that message wants it open, too.
    private static let joinedSince = SQLStatement(
        """
        SELECT 1 FROM message m JOIN decision d ON d.message = m.id
        WHERE m.request = $1 AND d.request = $1 AND d.id > $2 AND d.undone_at IS NULL
            AND (d.kind = 'continued' OR d.kind = 'repeated') LIMIT 1
        """)
}
