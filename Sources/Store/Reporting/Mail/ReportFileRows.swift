import Intake
import Reports

/// The files of reports that were sent: small ones in their row, large ones beside the database.
struct ReportFileRows: Sendable {
    /// A file whose bytes may still stand beside the database.
    struct Row: Sendable {
        var position: Int
        var isBody: Bool
        var file: OutboundFile
        var blob: String?
    }

    let raw: RawBytes

    /// What to write of them; large ones are durable when it returns. The first is the mail's body.
    func kept(_ files: [OutboundFile]) async throws(StoreFailure) -> [Row] {
        let names = try await raw.put(files.map(\.bytes))
        return zip(files, names).enumerated().map { position, file in
            Row(position: position, isBody: position == 0, file: file.0, blob: file.1)
        }
    }

    /// - Throws: where a blob cannot be read.
    func loaded(_ row: Row) async throws(StoreFailure) -> OutboundFile {
        guard let blob = row.blob else { return row.file }
        var file = row.file
        file.bytes = try await raw.get(blob)
        return file
    }

    /// A mail with its body and files.
    func loaded(_ message: OutboundMessage, _ rows: [Row]) async throws(StoreFailure) -> OutboundMessage {
        var message = message
        for row in rows {
            let file = try await loaded(row)
            if row.isBody {
                message.html = String(decoding: file.bytes, as: UTF8.self)
            } else {
                message.files.append(file)
            }
        }
        return message
    }

    static func insert(_ rows: [Row], of report: RowID, _ session: any SQLSession) throws(StoreFailure) {
        for row in rows {
            try session.write(
                insert,
                [
                    .id(report), .int(row.position), .flag(row.isBody), .text(row.file.name),
                    .text(row.file.mediaType), .int(row.file.bytes.count),
                    row.blob == nil ? .bytes(row.file.bytes) : .null, .optional(row.blob),
                ])
        }
    }

    static func read(of report: RowID, _ session: any SQLSession) throws(StoreFailure) -> [Row] {
        try session.all(files, [.id(report)]) { Self.row($0) }
    }

    /// Of the mail with this id in the outbox.
    static func read(ofMail mail: RowID, _ session: any SQLSession) throws(StoreFailure) -> [Row] {
        try session.all(filesOfMail, [.id(mail)]) { Self.row($0) }
    }

    static func list(of report: RowID, _ session: any SQLSession) throws(StoreFailure) -> [SentReport.File] {
        try session.all(names, [.id(report)]) {
            SentReport.File(position: $0.int(0), name: $0.text(1), mediaType: $0.text(2), size: $0.int(3))
        }
    }

    private static func row(_ row: borrowing SQLRow) -> Row {
        let bytes = row.isNull(4) ? [] : row.bytes(4)
        return Row(
            position: row.int(0), isBody: row.flag(1),
            file: OutboundFile(name: row.text(2), mediaType: row.text(3), bytes: bytes), blob: row.optionalText(5))
    }

    static let files = SQLStatement(
        """
        SELECT position, is_body, name, media_type, bytes, blob FROM sent_report_file
        WHERE report = $1 ORDER BY position
        """)
    static let filesOfMail = SQLStatement(
        """
        SELECT f.position, f.is_body, f.name, f.media_type, f.bytes, f.blob
        FROM sent_report_mail m JOIN sent_report_file f ON f.report = m.report WHERE m.id = $1 ORDER BY f.position
        """)
    static let names = SQLStatement(
        "SELECT position, name, media_type, size FROM sent_report_file WHERE report = $1 ORDER BY position")
    private static let insert = SQLStatement(
        """
        INSERT INTO sent_report_file (report, position, is_body, name, media_type, size, bytes, blob)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
}
