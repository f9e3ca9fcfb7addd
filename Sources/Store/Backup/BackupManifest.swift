import Foundation
package import Intake

/// What one backup holds, as `manifest.json` in it says. It is written last, so that what it says is there.
package struct BackupManifest: Codable, Hashable, Sendable {
    package struct Database: Codable, Hashable, Sendable {
        /// The file's name within the backup.
        package var file: String
        package var bytes: Int64
        /// In hexadecimal.
        package var sha256: String
    }

    package struct Blobs: Codable, Hashable, Sendable {
        package var count: Int
        package var bytes: Int64
        /// Addresses that the database names and that were already missing or damaged in the store.
        package var missing: [BlobID]
    }

    static let fileName = "manifest.json"
    /// Of the file; some missing blobs take 70 each, and that is all that grows.
    private static let largest = 64 << 20
    /// More than any number in it is, and so little that no sum of two runs over.
    private static let mostBytes: Int64 = 1 << 50
    /// The end of the year 9999: a later moment has no name.
    private static let lastMoment: Int64 = 253_402_300_799_999
    /// Of a manifest and of the folder that it stands in; a program that does not know a backup's leaves it alone.
    static let currentFormat = 1

    package var format: Int
    /// Milliseconds since 1970 UTC.
    package var takenAt: Int64
    package var engine: String
    /// The number of the last migration.
    package var schema: Int
    package var database: Database
    package var blobs: Blobs
    /// Rows of each table.
    package var rows: [String: Int]

    package var taken: Moment { Moment(milliseconds: takenAt) }

    /// Bytes of everything that it names.
    package var bytes: Int64 { database.bytes + blobs.bytes }

    /// As it stands in the file.
    func json() throws(StoreFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else {
            throw StoreFailure(.refused, "the backup's manifest cannot be written")
        }
        return Array(data) + [UInt8(ascii: "\n")]
    }

    /// Reads that of the backup in `folder`.
    ///
    /// - Throws: `.missing` where there is none, so that the folder is no whole backup; `.damaged` where it cannot be understood.
    package init(of folder: String) throws(StoreFailure) {
        let path = folder + "/" + Self.fileName
        guard Folder.holdsFile(path) else {
            throw StoreFailure(.missing, "there is no \(Self.fileName): this is no backup, or no whole one")
        }
        let bytes = try WholeFile.read(path, limit: Self.largest)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let manifest = try? decoder.decode(BackupManifest.self, from: Data(bytes)) else {
            throw StoreFailure(.damaged, "\(Self.fileName) cannot be read")
        }
        guard manifest.format == Self.currentFormat else {
            throw StoreFailure(
                .refused, "the backup has format \(manifest.format), this program knows \(Self.currentFormat)")
        }
        guard manifest.database.file == SQLiteCopier.fileName else {
            throw StoreFailure(.damaged, "\(Self.fileName) names another database file than a backup has")
        }
        guard manifest.isSensible else { throw StoreFailure(.damaged, "\(Self.fileName) says what cannot be") }
        self = manifest
    }

    /// Whether no number in it is negative or absurd.
    private var isSensible: Bool {
        let sizes = [database.bytes, blobs.bytes, Int64(blobs.count), Int64(schema)] + rows.values.map(Int64.init)
        return (0...Self.lastMoment).contains(takenAt) && sizes.allSatisfy { (0...Self.mostBytes).contains($0) }
    }

    init(
        takenAt: Moment, engine: Dialect.Engine, schema: Int, database: Database, blobs: Blobs, rows: [String: Int]
    ) {
        format = Self.currentFormat
        self.takenAt = takenAt.milliseconds
        self.engine = engine.rawValue
        self.schema = schema
        self.database = database
        self.blobs = blobs
        self.rows = rows
    }
}
