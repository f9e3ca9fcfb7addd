import Intake

/// Decides what becomes of a person's change. Pure: the facts are those of the transaction that writes it.
package struct RequestChanging: Sendable {
    /// UTF-16 units that a place may have.
    package static let longestPlace = 300
    /// How far ahead a request can be snoozed.
    package static let furthestSnooze: Duration = .seconds(366 * 24 * 3600)

    let catalogue: DeskCatalogue

    package init(catalogue: DeskCatalogue) { self.catalogue = catalogue }

    package func verdict(_ change: RequestChange, _ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        switch change {
        case .handOver(let destination): handOver(to: destination, facts, changer)
        case .move(let queue): move(to: queue, facts, changer)
        case .escalate: escalate(facts, changer)
        case .snooze(let until): snooze(until, facts, changer)
        case .wake: wake(facts, changer)
        case .details(let details): detail(details, facts, changer)
        case .close(let reason): close(reason, facts, changer)
        case .reopen: reopen(facts, changer)
        case .link: link(facts, changer)
        case .unlink: unlink(facts, changer)
        }
    }

    // MARK: - Who has it, and when

    private func handOver(to destination: Destination, _ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        if let refusal = Self.hold(facts, changer) { return .refuse(refusal) }
        var after = facts.standing
        after.snoozedUntil = nil
        let name: String
        switch destination {
        case .agent:
            guard let holder = Self.holder(facts) else { return .refuse(.noColleague) }
            after.holder = holder
            after.status = .assigned
            return changed(
                facts, after, .handedOver, detail: "\(changer.name) to \(holder.name)", .requestHandedOver)
        case .team:
            guard let kept = facts.team, kept.takesWork else { return .refuse(.emptyTeam) }
            if kept.team.department != after.department { place(&after, kept.team.department) }
            after.team = kept.team
            name = "team \(kept.team.name)"
        case .department(let department):
            guard catalogue.departments.contains(department) else { return .refuse(.unknownPlacement) }
            place(&after, department)
            name = department
        }
        after.holder = nil
        after.status = .triage
        return changed(facts, after, .handedOver, detail: "\(changer.name) to \(name)", .requestHandedOver)
    }

    private func move(to queue: String, _ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        if let refusal = Self.hold(facts, changer) { return .refuse(refusal) }
        guard catalogue.queues.contains(queue) else { return .refuse(.unknownPlacement) }
        var after = facts.standing
        after.snoozedUntil = nil
        after.queue = queue
        after.team = nil
        after.holder = nil
        after.status = .triage
        return changed(
            facts, after, .handedOver, detail: "\(changer.name) to queue \(queue)", .requestHandedOver)
    }

    /// Into a department: nobody's team there, and in a queue of its own, where its types have one.
    private func place(_ standing: inout RequestStanding, _ department: String) {
        standing.team = nil
        guard standing.department != department else { return }
        standing.department = department
        if let own = catalogue.types.first(where: { $0.department == department }) { standing.queue = own.queue }
    }

    private func escalate(_ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        if let refusal = Self.hold(facts, changer) { return .refuse(refusal) }
        guard let holder = Self.holder(facts), facts.colleague?.may(.assignOthers) == true else {
            return .refuse(.noColleague)
        }
        var after = facts.standing
        after.priority = max(1, after.priority - 1)
        after.holder = holder
        after.status = .assigned
        after.snoozedUntil = nil
        return changed(
            facts, after, .escalated, detail: "\(changer.name) to \(holder.name)", .requestEscalated)
    }

    private func snooze(_ until: Moment, _ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        if let refusal = Self.hold(facts, changer) { return .refuse(refusal) }
        guard until > facts.now, until.since(facts.now) <= Self.furthestSnooze else { return .refuse(.badTime) }
        var after = facts.standing
        after.snoozedUntil = until
        return changed(facts, after, .snoozed, detail: changer.name, .requestSnoozed)
    }

    private func wake(_ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        if let refusal = Self.hold(facts, changer) { return .refuse(refusal) }
        var after = facts.standing
        after.snoozedUntil = nil
        return changed(facts, after, .woken, detail: changer.name, .requestWoken)
    }

    // MARK: - What it is

    private func detail(_ details: RequestDetails, _ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        var after = facts.standing
        var details = details
        if let type = details.requestType, type != after.requestType {
            guard let type = catalogue.type(type) else { return .refuse(.unknownPlacement) }
            // What was left as it stood goes along with the type.
            if details.department == after.department { details.department = type.department }
            if details.queue == after.queue { details.queue = type.queue }
            if details.priority == after.priority { details.priority = type.priority }
        }
        let isKnown =
            (details.department == after.department || catalogue.departments.contains(details.department))
            && (details.queue == after.queue || catalogue.queues.contains(details.queue))
        guard isKnown, (1...5).contains(details.priority) else { return .refuse(.unknownPlacement) }
        let place = details.place.map(TypedText.line).flatMap { $0.isEmpty ? nil : $0 }
        guard (place?.utf16.count ?? 0) <= Self.longestPlace else {
            return .refuse(.tooLong(limit: Self.longestPlace))
        }
        after.requestType = details.requestType
        if details.department != after.department { after.team = nil }
        after.department = details.department
        after.queue = details.queue
        after.priority = details.priority
        after.place = place
        // A partner does not see what went to another department: it would lie with them unseen.
        if let holder = facts.holder, !Self.sees(holder, after.department) {
            after.holder = nil
            if after.status == .assigned { after.status = .triage }
        }
        let names = facts.standing.differences(to: after)
        let changedNames = Set(names.before.keys).union(names.after.keys).sorted()
        let words = changedNames.map { $0.replacing("_", with: " ") }.joined(separator: ", ")
        let verdict = changed(facts, after, .changed, detail: "\(changer.name): \(words)", .requestChanged)
        guard case .change(var decided) = verdict, after.requestType != facts.standing.requestType else {
            return verdict
        }
        // What both types ask keeps its answer; what only the new one must know is asked for (Open311, recategorising).
        let questions = after.requestType.flatMap(catalogue.type)?.questions ?? []
        decided.missing = questions.filter { $0.needsAnswer && !facts.answered.contains($0.code) }
        return .change(decided)
    }

    // MARK: - Its end

    private func close(_ reason: ClosingReason, _ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        if let refusal = Self.hold(facts, changer) { return .refuse(refusal) }
        guard ClosingReason.choices.contains(reason) else { return .refuse(.nothing) }
        return changed(
            facts, Self.closed(facts.standing, as: reason), reason == .spam ? .setAside : .closed,
            detail: "\(changer.name), \(reason.words)", .requestClosed)
    }

    private func reopen(_ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        guard !facts.standing.isOpen else { return .refuse(.open) }
        guard facts.standing.closedAs != .merged else { return .refuse(.closed) }
        var after = facts.standing
        after.closedAs = nil
        after.parent = nil
        after.status = after.holder == nil ? .triage : .assigned
        return changed(facts, after, .reopenedByStaff, detail: changer.name, .requestReopened)
    }

    private func link(_ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        if let refusal = Self.hold(facts, changer) { return .refuse(refusal) }
        guard let parent = facts.other, parent.request != facts.standing.request, parent.parent == nil,
            parent.status != .setAside
        else { return .refuse(.badParent) }
        var after = Self.closed(facts.standing, as: .duplicate)
        after.parent = parent.number
        return changed(
            facts, after, .linked, detail: "\(changer.name), of \(parent.number)", .requestLinked)
    }

    private func unlink(_ facts: ChangeFacts, _ changer: Changer) -> ChangeVerdict {
        guard facts.standing.parent != nil, facts.standing.closedAs != .merged else { return .refuse(.nothing) }
        var after = facts.standing
        after.parent = nil
        if facts.standing.closedAs == .duplicate {
            after.closedAs = facts.beforeLink?.closedAs
            after.status = facts.beforeLink?.status ?? (after.holder == nil ? .triage : .assigned)
            // Somebody may have put it back, or taken it, by the time it was linked.
            if after.isOpen { after.status = after.holder == nil ? .triage : .assigned }
            after.snoozedUntil = facts.beforeLink?.snoozedUntil
        }
        return changed(facts, after, .unlinked, detail: changer.name, .requestUnlinked)
    }

    // MARK: - Parts

    /// How a request stands once it is closed: whoever had it still has it, where it comes back.
    static func closed(_ standing: RequestStanding, as reason: ClosingReason) -> RequestStanding {
        var after = standing
        after.status = reason == .spam ? .setAside : .resolved
        after.closedAs = reason
        after.snoozedUntil = nil
        return after
    }

    /// Why somebody may not change who has it; nil where they may.
    private static func hold(_ facts: ChangeFacts, _ changer: Changer) -> ChangeRefusal? {
        guard facts.standing.isOpen else { return .closed }
        guard let holder = facts.standing.holder, holder.agent != changer.agent, !changer.mayAssignOthers else {
            return nil
        }
        return .held(holder)
    }

    /// The colleague, where they can have the request.
    private static func holder(_ facts: ChangeFacts) -> Holder? {
        guard let colleague = facts.colleague, colleague.state == .active, colleague.may(.requestAnswer) else {
            return nil
        }
        guard sees(colleague, facts.standing.department) else { return nil }
        return Holder(
            agent: AgentID(rawValue: colleague.id.rawValue), name: colleague.displayName.text, since: facts.now)
    }

    /// A department partner who is nothing else at the desk sees that department's requests alone.
    private static func sees(_ account: Account, _ department: String) -> Bool {
        !account.roles.isDisjoint(with: [.agent, .supervisor]) || account.department == department
    }

    private func changed(
        _ facts: ChangeFacts, _ after: RequestStanding, _ event: TimelineEvent.Kind, detail: String,
        _ action: AuditAction
    ) -> ChangeVerdict {
        guard facts.standing.values != after.values else { return .refuse(.nothing) }
        return .change(DecidedChange(after, event, detail: detail, action: action))
    }
}

extension ClosingReason {
    /// For timelines.
    fileprivate var words: String {
        switch self {
        case .resolved: "resolved"
        case .duplicate: "a duplicate"
        case .notOurs: "not ours"
        case .spam: "spam"
        case .merged: "merged"
        }
    }
}
