/// A table with its columns and its primary key: the same on both engines where they have the same schema.
struct TableShape: Hashable, Sendable {
    struct Column: Hashable, Sendable {
        let name: String
        let kind: ColumnKind
    }

    let name: String
    /// In the order of their names, since columns that were added later may stand elsewhere in another database.
    let columns: [Column]
    /// Where in `columns` those of the primary key are, in its order.
    let key: [Int]
}
