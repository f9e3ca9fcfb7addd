package import Intake

extension SQLFiler {
    /// Raw bytes that one look at the backlog reads at most.
    private static let backlogBytes = 32 << 20
    /// How long a look waits for blobs: what takes longer is there when the next one asks.
    private static let patience: Duration = .milliseconds(500)
    /// Where everything that was found waits for its bytes, it is looked behind it so often.
    private static let looks = 8

    private struct Lane: Hashable {
        var channel: ChannelName
        var lane: String

        init(_ received: Received) { (channel, lane) = (received.channel, received.lane) }
    }

    package func backlog(excluding excluded: Set<RowID>, limit: Int) async throws(StoreFailure) -> [Kept] {
        var (passed, held) = (excluded, Set<Lane>())
        for round in 0..<Self.looks {
            let found = try await look(excluding: passed, limit: limit)
            // Written by a newer version: what this one cannot read must not hold up the rest (promise 3).
            for (id, channel) in found.unreadable {
                try await putAside(id, channel, StoreFailure(.damaged, "this version of intake cannot read it"))
            }
            let backlog = try await whole(found.found, &held, patience: round == 0 ? Self.patience : .zero)
            passed.formUnion(found.found.map(\.kept.id))
            if !backlog.isEmpty || found.found.isEmpty { return backlog }
        }
        return []
    }

    package func unfiled(
        after last: RowID?, upTo horizon: RowID, limit: Int
    ) async throws(StoreFailure) -> [(id: RowID, channel: ChannelName)] {
        var last = last ?? RowID(rawValue: 0)
        while true {
            let rows = try await database.read { [last] session throws(StoreFailure) in
                try session.all(Self.unfiledNames, [.id(last), .id(horizon), .int(limit)]) {
                    (id: $0.id(0), channel: RowKeys.channel($0, 1))
                }
            }
            let known = rows.compactMap { row in row.channel.map { (id: row.id, channel: $0) } }
            guard known.isEmpty, let end = rows.last else { return known }
            last = end.id
        }
    }

    private func look(excluding passed: Set<RowID>, limit: Int) async throws(StoreFailure) -> BacklogLook {
        try await database.read { session throws(StoreFailure) in
            let waiting = try session.all(Self.waitingIDs, [.int(limit + passed.count)]) { $0.id(0) }
            var look = BacklogLook()
            // The first always comes, however large; the rest wait for the next look.
            for id in waiting.lazy.filter({ !passed.contains($0) }).prefix(limit) where look.bytes < Self.backlogBytes {
                try session.query(BacklogLook.kept, [.id(id)]) { row in look.take(row) }
            }
            return look
        }
    }

    /// Those of `things` whose bytes are there. What waits for its bytes holds its lane (promise 6), and nobody else.
    private func whole(
        _ things: [BacklogLook.Thing], _ held: inout Set<Lane>, patience: Duration
    ) async throws(StoreFailure) -> [Kept] {
        let bytes = await reads.get(things.compactMap(\.blob), patience: patience)
        var backlog: [Kept] = []
        for thing in things where !held.contains(Lane(thing.kept.received)) {
            var kept = thing.kept
            guard let blob = thing.blob else {
                backlog.append(kept)
                continue
            }
            switch bytes[blob] {
            case .success(let bytes):
                kept.received.bytes = bytes
                backlog.append(kept)
            case .failure(let failure) where !failure.mayPass:
                // One thing whose bytes are gone stops nobody (promise 3).
                try await putAside(kept.id, kept.received.channel, failure)
            case .failure(let failure):
                report(.bytesAway(failure))
                held.insert(Lane(kept.received))
            case nil: held.insert(Lane(kept.received))
            }
        }
        return backlog
    }

    private func putAside(
        _ kept: RowID, _ channel: ChannelName, _ failure: StoreFailure
    ) async throws(StoreFailure) {
        let isNew = try await database.write(.file) { session throws(StoreFailure) in
            var sums = RollupSums()
            let isNew = try quarantine.add(kept, channel, failure.description, rows.clock.now(), &sums, session)
            try rows.book.write(sums, session)
            return isNew
        }
        if isNew { report(.quarantined(kept, channel: channel)) }
    }

    static let waitingIDs = SQLStatement(
        "SELECT id FROM received WHERE state = 'kept' ORDER BY id LIMIT $1")

    static let unfiledNames = SQLStatement(
        """
        SELECT id, channel_kind, channel FROM received WHERE state = 'kept' AND id > $1 AND id <= $2 ORDER BY id LIMIT $3
        """)
}
