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

    package func news() async throws(StoreFailure) -> Set<ItemID>? {
        let batch = database.changes.take()
        guard !batch.isOverflowing else { return nil }
        var items = batch.ids[.request, default: []].union(batch.ids[.work, default: []])
        let written = batch.ids.filter { FloorRows.owners[$0.key] != nil }
        if !written.isEmpty {
            do throws(StoreFailure) {
                items.formUnion(
                    try await database.read { session throws(StoreFailure) in
                        var requests: [Int64] = []
                        for (table, ids) in written {
                            guard let owner = FloorRows.owners[table] else { continue }
                            requests += try Self.requests(ids, owner, session)
                        }
                        return requests
                    })
            } catch {
                // They are gone from the batch: everything is read again.
                guard error.mayPass else { throw error }
                return nil
            }
        }
        return Set(items.map(ItemID.init(rawValue:)))
    }

    private static func requests(
        _ ids: Set<Int64>, _ statement: SQLStatement, _ session: any SQLSession
    ) throws(StoreFailure) -> [Int64] {
        var requests: [Int64] = []
        for id in ids {
            if let request = try session.first(statement, [.int64(id)], { $0.int64(0) }) { requests.append(request) }
        }
        return requests
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
