import Intake

/// Reads rows of public updates.
enum PublicUpdateRows {
    /// A row of the columns id, text, author_name, at.
    static func update(_ row: borrowing SQLRow) -> PublicUpdate {
        PublicUpdate(id: row.id(0), text: row.text(1), authorName: row.text(2), at: row.moment(3))
    }
}
