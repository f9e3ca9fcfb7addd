import Intake
import Reports

/// Rows of the table `volume_import`.
enum VolumeImportRows {
    /// When a file was imported last for its channel; nil where never.
    static func known(
        _ counts: VolumeCounts, _ session: any SQLSession
    ) throws(StoreFailure) -> (id: RowID, at: Moment)? {
        try session.first(
            find, [.text(counts.channel.kind.rawValue), .text(counts.channel.id), .text(counts.digest)]
        ) { ($0.id(0), $0.moment(1)) }
    }

    /// An import was made again.
    static func renew(_ id: RowID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        try session.execute(again, [.id(id), .moment(now)])
    }

    /// The newest first; those of a kind of channel that this binary does not know are left out.
    static func newest(_ limit: Int, _ session: any SQLSession) throws(StoreFailure) -> [KeptVolumeImport] {
        var imports: [KeptVolumeImport] = []
        try session.query(newest, [.int(limit)]) { row throws(StoreFailure) in
            guard let channel = RowKeys.channel(row, 1) else { return }
            imports.append(
                KeptVolumeImport(
                    id: row.id(0), channel: channel, file: row.text(3), from: row.text(4), to: row.text(5),
                    rows: row.int(6), refused: row.int(7), amount: row.int(9), days: row.int(8),
                    standing: row.int(11), importedAt: row.moment(10)))
        }
        return imports
    }

    /// False where the file was imported before: the index decides.
    static func insert(
        _ counts: VolumeCounts, id: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        try session.execute(
            insert,
            [
                .id(id), .text(counts.channel.kind.rawValue), .text(counts.channel.id), .text(counts.digest),
                .text(counts.file), .text(counts.from), .text(counts.to), .int(counts.rows), .int(counts.refused),
                .int(counts.days.count), .int(counts.amount), .moment(now),
            ]) == 1
    }

    private static let find = SQLStatement(
        "SELECT id, imported_at FROM volume_import WHERE channel_kind = $1 AND channel = $2 AND digest = $3")

    private static let again = SQLStatement("UPDATE volume_import SET imported_at = $2 WHERE id = $1")

    private static let newest = SQLStatement(
        """
        SELECT i.id, i.channel_kind, i.channel, i.file, i.from_day, i.to_day, i.row_count, i.refused_count, i.day_count,
            i.amount, i.imported_at, (SELECT COUNT(*) FROM volume_day d WHERE d.import = i.id AND d.is_current = 1)
        FROM volume_import i ORDER BY i.imported_at DESC, i.id DESC LIMIT $1
        """)

    private static let insert = SQLStatement(
        """
        INSERT INTO volume_import (id, channel_kind, channel, digest, file, from_day, to_day, row_count, refused_count,
            day_count, amount, imported_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (channel, channel_kind, digest) DO NOTHING
        """)
}
