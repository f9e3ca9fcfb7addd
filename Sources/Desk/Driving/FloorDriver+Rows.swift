import Intake

extension FloorDriver {
    /// Reads what was written since the last look; everything, at the start and now and then.
    func readRows() async throws(StoreFailure) {
        let now = wallClock.now()
        rowsReadAt = now
        let isAudit = auditedAt.map { now.since($0) >= Self.auditDistance || now < $0 } ?? true
        if !isAudit, let news = try await book.news() {
            takeNews(news)
            try await readDirty()
        } else {
            try await readAll(now)
        }
        try await releaseStrays()
    }

    /// Who waits already waits no less for having written again: only those who look on hear of it, and no row is read. Where somebody
    /// writes a thousand times, each would otherwise cost as much as all before it. What arrived before they began to wait, and was
    /// filed only now, lets them have waited longer.
    private func takeNews(_ news: FloorNews) {
        dirty.formUnion(news.changed)
        var touched: [FloorChange] = []
        for (item, arrived) in news.written where !dirty.contains(item) {
            if let since = rows[item]?.card.waitingSince, since <= arrived {
                touched.append(.touched(item))
            } else {
                dirty.insert(item)
            }
        }
        if !touched.isEmpty { listener(touched) }
    }

    /// Reads what is to be read, and takes it in.
    func readDirty() async throws(StoreFailure) {
        guard !dirty.isEmpty else { return }
        let items = dirty
        let found = try await book.rows(of: items, at: wallClock.now())
        dirty.subtract(items)
        let open = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        var left = items.sorted()[...]
        do throws(StoreFailure) {
            while let item = left.first {
                try await take(item, open[item], isTouched: true)
                left.removeFirst()
            }
        } catch {
            // What was not come to is no less news than what failed.
            dirty.formUnion(left)
            throw error
        }
    }

    private func readAll(_ now: Moment) async throws(StoreFailure) {
        // What is written while we read is read again.
        if let news = try await book.news() { takeNews(news) }
        let open = try await book.open(at: now)
        let ids = Set(open.map(\.id))
        for gone in rows.keys.filter({ !ids.contains($0) }).sorted() { try await take(gone, nil, isTouched: false) }
        for row in open where rows[row.id] != row { try await take(row.id, row, isTouched: false) }
        auditedAt = now
        try await readDirty()
    }

    private func take(_ item: ItemID, _ new: FloorRow?, isTouched: Bool) async throws(StoreFailure) {
        let old = rows[item]
        rows[item] = new
        do throws(StoreFailure) {
            try await take(item, from: old, to: new)
            try await awaitHolder(of: item)
        } catch {
            // Read again, as if it had not been seen.
            rows[item] = old
            dirty.insert(item)
            throw error
        }
        var changes: [FloorChange] = []
        if old?.card != new?.card { changes.append(new.map { .open($0.card) } ?? .left(item)) }
        if let former = old?.holder, former != new?.holder { changes.append(.notMine(former, item)) }
        if let new, let holder = new.holder, old?.card != new.card || old?.row.state != new.row.state {
            changes.append(.mine(holder, new.card))
        }
        if isTouched { changes.append(.touched(item)) }
        if !changes.isEmpty { listener(changes) }
    }

    /// What the floor is told of a row that changed.
    private func take(_ item: ItemID, from old: FloorRow?, to new: FloorRow?) async throws(StoreFailure) {
        guard let new else {
            if floor.work(item) != nil { try await apply(.closed(item)) }
            return
        }
        guard let known = floor.work(item) else {
            if case .waiting = new.row.state, !new.row.isPlacedByPerson {
                try await apply(.arrived(new.row.work))
            } else {
                try await apply(.observed(new.row))
            }
            return
        }
        guard known.work.version == new.row.work.version, new.row.state.hasHolder(of: known.state) else {
            try await apply(.observed(new.row))
            return
        }
        if let old, old.demand != new.demand {
            let person = new.row.isPlacedByPerson ? new.holder ?? AgentID(rawValue: 0) : nil
            try await apply(.changed(item, new.demand, by: person))
        }
        guard case .assigned(let assignment) = known.state, case .assigned(_, _, let rest) = new.row.state else {
            return
        }
        if case .until = rest, rest != assignment.rest {
            try await apply(.observed(new.row))
            return
        }
        if new.awaitsResident, assignment.rest == .none {
            try await apply(.awaitsResident(item, by: assignment.agent))
        } else if rest == .none, assignment.rest != .none {
            try await apply(.residentWrote(item))
        }
    }
}

extension WorkRow.State {
    /// Whether the floor's state has it in the same hands; whether it rests there is told by events of its own.
    fileprivate func hasHolder(of state: WorkState) -> Bool {
        switch (self, state) {
        case (.assigned(let agent, _, _), .assigned(let known)): agent == known.agent
        default: agrees(with: state)
        }
    }
}
