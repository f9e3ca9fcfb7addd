package import Desk
package import Intake

/// Files that came with messages: ranges of the kept raw mails, and fetched pictures.
package struct SQLFileBook: FileBook {
    private struct Place {
        var file: AttachedFile
        /// Where the bytes are, when they are in no row.
        var blob: String?
        /// Their range in it; nil for all of it.
        var range: Range<Int>?
    }

    private let database: any SQLDatabase
    private let blobs: RawBytes

    init(database: any SQLDatabase, blobs: RawBytes) {
        self.database = database
        self.blobs = blobs
    }

    package func file(
        _ position: Int, of message: RowID, on request: TrackingNumber
    ) async throws(StoreFailure) -> AttachedFile? {
        let place = try await database.read { session throws(StoreFailure) in
            try session.first(Self.find, [.id(message), .text(request.symbols), .int(position)]) { Self.place($0) }
        }
        guard let found = place, var place = found else { return nil }
        guard let blob = place.blob else { return place.file }
        let bytes = try await blobs.get(blob)
        guard let range = place.range else {
            place.file.bytes = bytes
            return place.file
        }
        guard range.upperBound <= bytes.count else {
            throw StoreFailure(.damaged, "an attachment reaches beyond its mail")
        }
        place.file.bytes = Array(bytes[range])
        return place.file
    }

    package func mail(_ message: RowID, on request: TrackingNumber) async throws(StoreFailure) -> [UInt8]? {
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(Self.raw, [.id(message), .text(request.symbols)]) {
                (bytes: $0.isNull(0) ? [] : $0.bytes(0), blob: $0.optionalText(1))
            }
        }
        guard let found else { return nil }
        guard let blob = found.blob else { return found.bytes }
        return try await blobs.get(blob)
    }

    /// Nil while it is still to be fetched, and where it was refused.
    private static func place(_ row: borrowing SQLRow) -> Place? {
        var file = AttachedFile(name: row.text(0), mediaType: row.text(1), bytes: [], encoding: row.optionalText(4))
        if let blob = row.optionalText(5) { return Place(file: file, blob: blob) }
        guard !row.isNull(2), row.int(2) >= 0, row.int(3) >= 0 else { return nil }
        if let mail = row.optionalText(7) {
            return Place(file: file, blob: mail, range: row.int(2)..<row.int(2) + row.int(3))
        }
        file.bytes = row.bytes(6)
        return Place(file: file)
    }

    private static let raw = SQLStatement(
        """
        SELECT r.bytes, r.blob FROM service_request s JOIN message m ON m.request = s.id
            JOIN raw r ON r.received = m.id
        WHERE m.id = $1 AND s.tracking_number = $2 AND m.channel_kind = 'email'
        """)

    /// Of a mail in its row only the part is read.
    private static let find = SQLStatement(
        """
        SELECT a.name, a.media_type, a.part_offset, a.part_length, a.part_encoding, a.blob,
            SUBSTR(r.bytes, CAST(a.part_offset + 1 AS INTEGER), CAST(a.part_length AS INTEGER)), r.blob
        FROM service_request s JOIN message m ON m.request = s.id
            JOIN attachment a ON a.message = m.id AND a.position = $3 LEFT JOIN raw r ON r.received = m.id
        WHERE m.id = $1 AND s.tracking_number = $2
        """)
}
