package import Intake

/// The rows of another book, in which what staff logged is ordinary work (`LoggedWork`). People still see by which channel it came.
package struct LoggedFloorBook: FloorBook {
    private let book: any FloorBook
    private let logged: LoggedWork

    package init(book: any FloorBook, logged: LoggedWork) {
        self.book = book
        self.logged = logged
    }

    package var doorbell: Doorbell { book.doorbell }

    package func news() async throws(StoreFailure) -> FloorNews? { try await book.news() }

    package func open(at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        try await book.open(at: now).map(ordinary)
    }

    package func rows(of items: Set<ItemID>, at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        try await book.rows(of: items, at: now).map(ordinary)
    }

    package func write(
        _ effects: [FloorEffect], by person: AgentID?, at now: Moment
    ) async throws(StoreFailure) -> FloorWriting {
        try await book.write(effects, by: person, at: now)
    }

    private func ordinary(_ row: FloorRow) -> FloorRow {
        var work = row.row.work
        work.channel = logged.kind(of: work.channel)
        return FloorRow(
            row: WorkRow(work: work, state: row.row.state, isPlacedByPerson: row.row.isPlacedByPerson), card: row.card)
    }
}
