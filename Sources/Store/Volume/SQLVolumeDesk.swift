import Desk
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

    package func preview(_ counts: VolumeCounts, isAgain: Bool) async throws(StoreFailure) -> VolumeOutcome {
        try await database.read { session throws(StoreFailure) in
            let known = try VolumeImportRows.known(counts, session)
            if let known, !isAgain { return .known(at: known.at) }
            let changes = try VolumeReplacement(counts, session).changes
            if let known, changes.isEmpty { return .known(at: known.at) }
            return .taken(changes)
        }
    }

    package func take(
        _ counts: VolumeCounts, isAgain: Bool, at now: Moment
    ) async throws(StoreFailure) -> VolumeOutcome {
        try await database.write(.file) { [rows] session throws(StoreFailure) in
            let id = rows.ids.next()
            let isNew = try VolumeImportRows.insert(counts, id: id, at: now, session)
            let known = isNew ? nil : try VolumeImportRows.known(counts, session)
            if !isNew && !isAgain { return .known(at: known?.at ?? now) }
            let replacement = try VolumeReplacement(counts, session)
            if let known {
                if replacement.changes.isEmpty { return .known(at: known.at) }
                try VolumeImportRows.renew(known.id, at: now, session)
            }
            try replacement.write(import: known?.id ?? id, rows: rows, at: now, session)
            try note(counts, replacement.changes.count, import: known?.id ?? id, at: now, session)
            return .taken(replacement.changes)
        }
    }

    package func set(
        _ source: VolumeSource, of channel: ChannelName, from day: String, at now: Moment
    ) async throws(StoreFailure) {
        try await database.write(.keep) { [rows] session throws(StoreFailure) in
            let before = try VolumeSourceRows.all(session).source(of: channel, on: day)
            let place: [SQLValue] = [.text(channel.kind.rawValue), .text(channel.id)]
            let values = place + [.text(day), .text(source.rawValue), .moment(now)]
            try session.execute(VolumeSourceRows.set, values)
            try session.execute(VolumeSourceRows.note, values)
            let next = try VolumeSourceRows.all(session).changes.first { $0.channel == channel && $0.from > day }
            try session.execute(NotedDays.counted, [.text(day), .text(next?.from ?? "9999-12-31")] + place)
            try AuditRows(ids: rows.ids).write(
                AuditEntry(
                    at: now, author: .command, action: .volumeSourceSet,
                    subject: AuditSubject(kind: "volume_source", id: rows.ids.next()),
                    before: ["counted from": before.rawValue],
                    after: ["channel": channel.id, "counted from": source.rawValue, "from": day]), session)
        }
    }

    private func note(
        _ counts: VolumeCounts, _ days: Int, import id: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try AuditRows(ids: rows.ids).write(
            AuditEntry(
                at: now, author: .command, action: .volumeImported,
                subject: AuditSubject(kind: "volume_import", id: id),
                after: [
                    "channel": counts.channel.id, "file": counts.file, "from": counts.from, "to": counts.to,
                    "days changed": "\(days)",
                ]), session)
    }
}
