package import Intake
package import Reports

/// Takes counts of other systems on a database.
package struct SQLVolumeDesk: VolumeDesk {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func preview(_ counts: VolumeCounts) async throws(StoreFailure) -> VolumeOutcome {
        try await database.read { session throws(StoreFailure) in
            if let moment = try VolumeImportRows.known(counts, session) { return .known(at: moment) }
            return .taken(try VolumeReplacement(counts, session).changes)
        }
    }

    package func take(_ counts: VolumeCounts, at now: Moment) async throws(StoreFailure) -> VolumeOutcome {
        try await database.write(.file) { [rows] session throws(StoreFailure) in
            let id = rows.ids.next()
            guard try VolumeImportRows.insert(counts, id: id, at: now, session) else {
                return .known(at: try VolumeImportRows.known(counts, session) ?? now)
            }
            let replacement = try VolumeReplacement(counts, session)
            try replacement.write(import: id, rows: rows, at: now, session)
            return .taken(replacement.changes)
        }
    }

    package func set(
        _ source: VolumeSource, of channel: ChannelName, from day: String, at now: Moment
    ) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            let place: [SQLValue] = [.text(channel.kind.rawValue), .text(channel.id)]
            try session.execute(
                VolumeSourceRows.set, place + [.text(day), .text(source.rawValue), .moment(now)])
            let next = try VolumeSourceRows.all(session).changes.first { $0.channel == channel && $0.from > day }
            try session.execute(NotedDays.counted, [.text(day), .text(next?.from ?? "9999-12-31")] + place)
        }
    }
}
