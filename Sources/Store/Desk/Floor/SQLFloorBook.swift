package import Desk
package import Intake

/// The rows behind the floor, on one database.
package struct SQLFloorBook: FloorBook {
    /// What a resident is told in a chat whose agent is gone; nil where there are no words for the channel.
    package typealias GoneWords = @Sendable (ChannelKind, Language) -> String?

    private let database: any SQLDatabase
    private let writer: FloorWriter
    /// Rung after each commit that may have written outbox rows.
    private let outboxBell: Doorbell

    init(database: any SQLDatabase, rows: ReceivedRows, outboxBell: Doorbell, goneWords: @escaping GoneWords) {
        self.database = database
        self.outboxBell = outboxBell
        writer = FloorWriter(rows: rows, audit: AuditRows(ids: rows.ids), goneWords: goneWords)
    }

    package var doorbell: Doorbell { database.changes.doorbell }

    package func news() async throws(StoreFailure) -> FloorNews? {
        let batch = database.changes.take()
        guard !batch.isOverflowing else { return nil }
        guard !batch.isEmpty else { return FloorNews() }
        do throws(StoreFailure) {
            return try await database.read { session throws(StoreFailure) in try Self.news(batch, session) }
        } catch {
            // They are gone from the batch: everything is read again.
            guard error.mayPass else { throw error }
            return nil
        }
    }

    private static func news(
        _ batch: RowChanges.Batch, _ session: any SQLSession
    ) throws(StoreFailure) -> FloorNews {
        var news = FloorNews()
        for (table, ids) in batch.ids {
            if let owner = FloorRows.owners[table] {
                news.changed.formUnion(try items(ids, owner, session))
            } else {
                news.changed.formUnion(ids.lazy.map(ItemID.init(rawValue:)))
            }
        }
        for id in batch.newMessages.sorted() {
            let written = try session.first(FloorRows.written, [.int64(id)]) {
                (item: ItemID(rawValue: $0.int64(0)), at: $0.moment(1))
            }
            guard let written, !news.changed.contains(written.item) else { continue }
            news.written[written.item] = min(written.at, news.written[written.item] ?? written.at)
        }
        return news
    }

    private static func items(
        _ ids: Set<Int64>, _ owner: SQLStatement, _ session: any SQLSession
    ) throws(StoreFailure) -> Set<ItemID> {
        var items: Set<ItemID> = []
        // In order, since neighbours stand on one page.
        for id in ids.sorted() {
            if let item = try session.first(owner, [.int64(id)], { ItemID(rawValue: $0.int64(0)) }) {
                items.insert(item)
            }
        }
        return items
    }

    package func open(at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        try await database.read { session throws(StoreFailure) in
            let ids = try session.all(FloorRows.open, []) { ItemID(rawValue: $0.int64(0)) }
            return try Self.rows(ids, at: now, session)
        }
    }

    package func rows(of items: Set<ItemID>, at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        try await database.read { session throws(StoreFailure) in
            try Self.rows(items.sorted(), at: now, session)
        }
    }

    private static func rows(
        _ items: [ItemID], at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> [FloorRow] {
        var rows: [FloorRow] = []
        rows.reserveCapacity(items.count)
        for item in items {
            if let row = try FloorRows.row(item, at: now, session) { rows.append(row) }
        }
        return rows
    }

    package func write(
        _ effects: [FloorEffect], by person: AgentID?, at now: Moment
    ) async throws(StoreFailure) -> FloorWriting {
        let (writing, rings) = try await database.write(.keep) { session throws(StoreFailure) in
            try writer.write(effects, by: person, at: now, session)
        }
        if rings { outboxBell.ring() }
        return writing
    }
}
