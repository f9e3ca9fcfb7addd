package import Intake

/// The rows of another book, with the moment at which each next answer is due by the city's service targets: what comes near it is
/// offered before what has more time.
package struct DuedFloorBook: FloorBook {
    /// Histories that are read at once.
    private static let page = 500

    private let book: any FloorBook
    private let service: any ServiceBook
    private let targets: ServiceTargets

    package init(book: any FloorBook, service: any ServiceBook, targets: ServiceTargets) {
        self.book = book
        self.service = service
        self.targets = targets
    }

    package var doorbell: Doorbell { book.doorbell }

    package func news() async throws(StoreFailure) -> FloorNews? { try await book.news() }

    package func open(at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        try await dued(try await book.open(at: now), at: now)
    }

    package func rows(of items: Set<ItemID>, at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        try await dued(try await book.rows(of: items, at: now), at: now)
    }

    package func write(
        _ effects: [FloorEffect], by person: AgentID?, at now: Moment
    ) async throws(StoreFailure) -> FloorWriting {
        try await book.write(effects, by: person, at: now)
    }

    private func dued(_ rows: [FloorRow], at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        guard !targets.isEmpty, !rows.isEmpty else { return rows }
        var dues: [ItemID: StageStanding] = [:]
        for start in stride(from: 0, to: rows.count, by: Self.page) {
            let ids = rows[start..<min(rows.count, start + Self.page)].map { RowID(rawValue: $0.id.rawValue) }
            for history in try await service.histories(of: ids) {
                dues[ItemID(rawValue: history.request.rawValue)] = history.soonest(at: now, targets)
            }
        }
        return rows.map { row in dues[row.id].map { row.due(at: $0) } ?? row }
    }
}

extension FloorRow {
    /// The same, with what is due next.
    fileprivate func due(at stage: StageStanding) -> FloorRow {
        var (work, card) = (row.work, card)
        work.moveDue(to: stage.due)
        (card.due, card.dueStage) = (stage.due, stage.stage)
        if case .warned = stage.state { card.isDueSoon = true }
        return FloorRow(
            row: WorkRow(work: work, state: row.state, isPlacedByPerson: row.isPlacedByPerson), card: card)
    }
}
