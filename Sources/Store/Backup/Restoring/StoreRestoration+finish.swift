import Intake
import Reports

extension StoreRestoration {
    /// Brings the database up to date and sets right what is no longer true in it.
    func finish(_ manifest: BackupManifest) async throws(StoreFailure) -> RestoredStore {
        let database = try SQLiteDatabase(folder: workplace, purpose: .serve)
        let result: Result<RestoredStore, StoreFailure>
        do throws(StoreFailure) {
            let steps = try await schema.migrate(database, at: clock.now())
            let ids = RowIDSource(clock: clock, after: try await NewestRow.id(in: database))
            let (rows, now, origin) = (RestoredRows(ids: ids), clock.now(), BackupStamp(manifest.taken).name)
            let unsent = try await database.write(.file) { session throws(StoreFailure) in
                try rows.write(origin, at: now, session)
            }
            let ledger = LedgerFaults(try await SQLLedgerAuditing(database: database).audit())
            result = .success(
                RestoredStore(manifest: manifest, steps: steps, unsent: unsent, missing: [], ledgerFaults: ledger.lines)
            )
        } catch {
            result = .failure(error)
        }
        await database.close()
        let restored = try result.get()
        try await BackupThread.run { () throws(StoreFailure) in try requireSound() }
        return restored
    }

    /// Looks at the database as it takes its place: alone. What stood in its log only, because that could not be carried over, would be lost,
    /// and the rest of no use.
    private func requireSound() throws(StoreFailure) {
        let path = workplace + "/" + SQLiteCopier.fileName
        guard RegularFile.look(path + "-wal")?.bytes ?? 0 == 0 else {
            throw StoreFailure(
                .unavailable, "the restored database cannot be carried over from its log; is the disk full?")
        }
        let closed = try CopiedDatabase(path: path)
        defer { closed.close() }
        let faults = try closed.faults()
        guard faults.isEmpty else {
            throw StoreFailure(
                .damaged, "the restored database is damaged: \(faults.prefix(3).joined(separator: "; "))")
        }
    }
}
