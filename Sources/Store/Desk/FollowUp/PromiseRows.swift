import Desk
import Intake

/// What was promised on requests.
enum PromiseRows {
    static func promise(_ row: borrowing SQLRow) -> KeptPromise {
        KeptPromise(
            id: row.id(0), day: row.text(1), text: row.text(2), authorName: row.text(3), madeAt: row.moment(4),
            ending: row.optionalText(5).flatMap(KeptPromise.Ending.init(rawValue:)))
    }

    static let request = SQLStatement("SELECT id FROM service_request WHERE tracking_number = $1")

    static let onRequest = SQLStatement(
        """
        SELECT p.id, p.day, p.text, p.author_name, p.made_at, p.ending
        FROM service_request s JOIN promise p ON p.request = s.id
        WHERE s.tracking_number = $1 ORDER BY p.id DESC LIMIT 100
        """)

    static let insert = SQLStatement(
        """
        INSERT INTO promise (id, request, day, text, author, author_name, form, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (form) DO NOTHING
        """)

    static let open = SQLStatement(
        """
        SELECT p.request, p.day FROM promise p JOIN service_request s ON s.id = p.request
        WHERE p.id = $1 AND s.tracking_number = $2 AND p.ended_at IS NULL
        """)

    static let end = SQLStatement(
        "UPDATE promise SET ending = $2, ended_at = $3, ended_by = $4 WHERE id = $1 AND ended_at IS NULL")
}
