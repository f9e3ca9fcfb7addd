import Intake

/// The statements of attachments, shared by filing and by the job that fetches pictures.
enum AttachmentRows {
    static func insert(
        _ attachment: Attachment, message: RowID, position: Int, _ session: any SQLSession
    ) throws(StoreFailure) {
        var part: [SQLValue] = [.null, .null, .null]
        var url = SQLValue.null
        var state = "raw"
        switch attachment.content {
        case .part(let offset, let length, let encoding): part = [.int(offset), .int(length), .text(encoding)]
        case .remote(let address): (url, state) = (.text(address), "pending")
        }
        try session.write(
            insert,
            [
                .id(message), .int(position), .text(attachment.name), .text(attachment.mediaType),
                .int(attachment.size), .flag(attachment.isInline), .optional(attachment.contentID),
            ] + part + [url, .text(state)])
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO attachment (message, position, name, media_type, size, is_inline, content_id, part_offset,
            part_length, part_encoding, remote_url, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """)
}
