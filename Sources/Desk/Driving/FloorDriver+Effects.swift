import Intake

extension FloorDriver {
    /// Takes in an event: what follows is written first, then it holds, then it is told.
    ///
    /// - Throws: where the store could not take it; then nothing has happened.
    @discardableResult
    func apply(
        _ event: FloorEvent, by person: AgentID? = nil, isAgain: Bool = false
    ) async throws(StoreFailure) -> [FloorEffect] {
        let now = wallClock.now()
        if Self.neverWrites(event) {
            // In place: a copy of the floor costs more than most events. And before whatever falls due: where that was overtaken, the row
            // that tells so must come in without its being written once more, which would be overtaken, too, and so on without end.
            let moment = floor.nextWake.map { min(now, $0 - .milliseconds(1)) } ?? now
            let effects = floor.apply(event, at: moment)
            tell(effects)
            return effects
        }
        var next = floor
        let effects = next.apply(event, at: now)
        if effects.contains(where: Self.isWritten) {
            if case .overtaken(let item) = try await book.write(effects, by: person, at: now) {
                try await believe(item)
                guard !isAgain else { return [.refused(item, person ?? AgentID(rawValue: 0), standing(item))] }
                return try await apply(event, by: person, isAgain: true)
            }
        }
        floor = next
        tell(effects)
        return effects
    }

    /// Somebody else was faster: what the row says holds.
    private func believe(_ item: ItemID) async throws(StoreFailure) {
        dirty.insert(item)
        try await readDirty()
    }

    private func standing(_ item: ItemID) -> Refusal {
        guard let row = rows[item] else { return .noSuchItem }
        return row.holder.map { .taken(by: $0) } ?? .stale(version: row.row.work.version)
    }

    /// Whether an effect changes a row: who has what. Offers bind nobody, and that work rests follows from its messages, and people put it off on pages.
    private static func isWritten(_ effect: FloorEffect) -> Bool {
        switch effect {
        case .assigned, .released, .told(.agentGone): true
        case .offered, .withdrawn, .snoozed, .rests, .woke, .closed, .presence, .refused, .told: false
        }
    }

    private static func neverWrites(_ event: FloorEvent) -> Bool {
        switch event {
        case .arrived, .changed, .closed, .observed, .declined, .awaitsResident, .roster, .returned, .vanished: true
        case .presence(_, let choice): choice != .offline
        case .retired, .residentWrote, .accepted, .took, .handedOver, .putBack, .snoozed, .policy, .time: false
        }
    }

    private func tell(_ effects: [FloorEffect]) {
        var changes: [FloorChange] = []
        for effect in effects {
            switch effect {
            case .offered(let offer):
                if let card = rows[offer.item]?.card { changes.append(.offered(offer, card)) }
            case .withdrawn(let offer, let end): changes.append(.withdrawn(offer, end))
            case .presence(let agent, let presence):
                presentSince[agent] = wallClock.now()
                changes.append(.presence(agent, presence))
            case .told(let notice): changes.append(.notice(notice))
            // What was put off is so no longer, though nothing was written.
            case .woke(let item): dirty.insert(item)
            // The rows tell the rest, as soon as they are read.
            case .assigned, .released, .snoozed, .rests, .closed, .refused: break
            }
        }
        if !changes.isEmpty { listener(changes) }
    }
}
