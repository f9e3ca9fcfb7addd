import Intake
import Store

/// Backups in words.
enum BackupText {
    static func taken(_ taken: TakenBackup, in folder: BackupFolder) -> String {
        var lines = [
            "\(folder.path(of: taken.stamp)): \(contents(taken.manifest)); "
                + "\(taken.linked) blobs linked, \(taken.copied) copied"
        ]
        lines += taken.removed.map { "removed \(folder.path(of: $0))" }
        return lines.joined(separator: "\n")
    }

    /// E.g. `database 12.0 MB, 3 blobs 0.4 MB, schema 41, 120 messages`.
    static func contents(_ manifest: BackupManifest) -> String {
        "database \(megabytes(manifest.database.bytes)), \(manifest.blobs.count) blobs \(megabytes(manifest.blobs.bytes)), "
            + "schema \(manifest.schema), \(manifest.rows["message"] ?? 0) messages"
    }

    /// What is no longer as it was when a store was as it is now.
    static func overtaken(unsent: Int, ledgerAgrees: Bool) -> [String] {
        [
            "\(unsent) messages waited then: they are reconciled, or sent again under the same ids",
            "accounts, tokens and texts' opt-outs are as they were: see what was revoked or refused since",
            "the ledger \(ledgerAgrees ? "agrees" : "DOES NOT AGREE")",
        ]
    }

    static func far(_ step: BackupWatch.Step) -> String {
        switch step {
        case .database(let copied, let all): "database, \(copied * 100 / max(1, all)) %"
        case .blobs(let done): "blobs, \(done)"
        case .checking: "checking"
        }
    }

    private static func megabytes(_ bytes: Int64) -> String {
        let tenths = (bytes * 10 + 500_000) / 1_000_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
