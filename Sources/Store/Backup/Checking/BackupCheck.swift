package import Intake
import Reports

/// Looks whether a backup is what its manifest says, and sound: what a restore would find wrong is found while there is time.
package struct BackupCheck: Sendable {
    /// What was found.
    package struct Findings: Sendable {
        package var manifest: BackupManifest
        /// Each in words, with the file's name within the backup; none where all is well.
        package var faults: [String] = []
        /// What could not be looked at, and why that is no fault.
        package var notes: [String] = []
    }

    private let schema: Schema

    package init(schema: Schema = .intake) { self.schema = schema }

    /// Reads all of the backup in `folder` and writes nothing there.
    ///
    /// - Throws: where it has no manifest, or a file cannot be reached for a reason that is not the backup's.
    package func look(
        at folder: String, watch: BackupWatch = BackupWatch()
    ) async throws(StoreFailure) -> Findings {
        let (found, isReadable) = try await BackupThread.run { () throws(StoreFailure) in
            try files(folder, watch)
        }
        var findings = found
        guard isReadable else { return findings }
        watch.told(.checking)
        if findings.manifest.schema > schema.newest {
            findings.faults.append(
                "\(SQLiteCopier.fileName): has schema \(findings.manifest.schema), this program knows only \(schema.newest); "
                    + "use the newer program")
        } else if findings.manifest.schema < schema.newest {
            findings.notes.append(
                "schema \(findings.manifest.schema) is an older program's: the ledger is compared when it is restored")
        } else {
            findings.faults += try await ledgerFaults(folder)
        }
        return findings
    }

    /// All but the ledger. Says, too, whether the database can be read at all.
    private func files(_ folder: String, _ watch: BackupWatch) throws(StoreFailure) -> (Findings, Bool) {
        var findings = Findings(manifest: try BackupManifest(of: folder))
        let database = findings.manifest.database
        let path = folder + "/" + database.file
        guard Folder.holdsFile(path) else {
            findings.faults.append("\(database.file): is not there")
            return (findings, false)
        }
        do throws(StoreFailure) {
            let facts = try SyncedFile.facts(path, watch: watch)
            if facts.bytes != database.bytes {
                findings.faults.append("\(database.file): has \(facts.bytes) bytes instead of \(database.bytes)")
            } else if facts.sha256 != database.sha256 {
                findings.faults.append("\(database.file): its SHA-256 is not that of the manifest")
            }
            let copy = try CopiedDatabase(path: path)
            defer { copy.close() }
            try look(at: copy, in: folder, &findings, watch)
            return (findings, true)
        } catch {
            guard error.code != .unavailable else { throw error }
            findings.faults.append("\(database.file): \(error.detail)")
            return (findings, false)
        }
    }

    private func look(
        at copy: CopiedDatabase, in folder: String, _ findings: inout Findings, _ watch: BackupWatch
    ) throws(StoreFailure) {
        let (file, manifest) = (findings.manifest.database.file, findings.manifest)
        findings.faults += try copy.faults().map { "\(file): \($0)" }
        let schema = try copy.schema()
        if schema != manifest.schema {
            findings.faults.append("\(file): has schema \(schema), the manifest says \(manifest.schema)")
        }
        let rows = try copy.rows(watch)
        for table in Set(rows.keys).union(manifest.rows.keys).sorted() where rows[table] != manifest.rows[table] {
            let (found, said) = (rows[table] ?? 0, manifest.rows[table] ?? 0)
            findings.faults.append("\(file): table \(table) has \(found) rows, the manifest says \(said)")
        }
        var count = 0
        var faults: [String] = []
        try copy.eachBlob { blob throws(StoreFailure) in
            if let fault = try Self.fault(of: blob.id, in: folder, manifest, watch) {
                faults.append(fault)
            } else {
                count += 1
            }
            watch.told(.blobs(done: count))
        }
        findings.faults += faults
        if faults.isEmpty, count != manifest.blobs.count {
            findings.faults.append("blobs: \(count) are named, the manifest says \(manifest.blobs.count)")
        }
    }

    private static func fault(
        of id: BlobID, in folder: String, _ manifest: BackupManifest, _ watch: BackupWatch
    ) throws(StoreFailure) -> String? {
        let path = BlobFiles.path(id, in: folder + "/blobs")
        let name = path.dropFirst(folder.count + 1)
        guard Folder.holdsFile(path) else {
            let since = manifest.blobs.missing.contains(id) ? ", nor was it in the store when the backup was taken" : ""
            return "\(name): is not there\(since)"
        }
        do throws(StoreFailure) {
            let facts = try SyncedFile.facts(path, watch: watch)
            return facts.sha256 == id.hexadecimal ? nil : "\(name): holds other bytes than it was given"
        } catch {
            guard error.code == .damaged else { throw error }
            return "\(name): \(error.detail)"
        }
    }

    private func ledgerFaults(_ folder: String) async throws(StoreFailure) -> [String] {
        do throws(StoreFailure) {
            let database = try SQLiteDatabase(folder: folder, purpose: .inspect)
            let audit: Result<LedgerFaults, StoreFailure>
            do throws(StoreFailure) {
                audit = .success(LedgerFaults(try await SQLLedgerAuditing(database: database).audit()))
            } catch {
                audit = .failure(error)
            }
            await database.close()
            return try audit.get().lines
        } catch {
            guard error.code != .unavailable else { throw error }
            return ["ledger: cannot be recounted: \(error.detail)"]
        }
    }
}
