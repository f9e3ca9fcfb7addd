import Intake

/// What a database into which a store is being moved says of that, in a table that is there only until the move is whole: of each table what
/// it was like in the source when the move began. How far the copy is stands in no book: rows go over in the order of their keys, so
/// that the highest one that is there says it.
struct MoveBook {
    static let table = "store_move"

    private static let make = """
        CREATE TABLE store_move (
            table_name TEXT NOT NULL PRIMARY KEY,
            mark TEXT NOT NULL
        ) {keyed_table};
        """
    private static let marks = SQLStatement("SELECT table_name, mark FROM store_move")
    private static let note = SQLStatement("INSERT INTO store_move (table_name, mark) VALUES ($1, $2)")

    let session: any SQLSession

    /// Whether a move into the database was begun and did not come to its end.
    func isOpen() throws(StoreFailure) -> Bool { try TableCatalogue(session).names.contains(Self.table) }

    /// Makes the book, unless an earlier attempt did.
    ///
    /// - Throws: `.refused` where there is anything else in the database.
    func open() throws(StoreFailure) {
        guard try !isOpen() else { return }
        try requireRoom()
        try session.script(Self.make)
    }

    /// Throws `.refused` where there is anything else in the database.
    func requireRoom() throws(StoreFailure) {
        let names = try TableCatalogue(session).names
        guard names.isEmpty || names.contains(Self.table) else {
            throw StoreFailure(.refused, "what is moved into must be empty, and it holds tables already")
        }
    }

    /// Writes down what the source is like, or holds it against what an earlier attempt wrote down.
    ///
    /// - Returns: whether an earlier attempt had begun to copy.
    /// - Throws: `.refused` where that was another source, or the same one that went on since.
    func begin(_ tables: [TableRows], _ marks: [String: String]) throws(StoreFailure) -> Bool {
        let known = try session.all(Self.marks, []) { ($0.text(0), $0.text(1)) }
        guard known.isEmpty else {
            let differing = marks.filter { mark in !known.contains { $0 == (mark.key, mark.value) } }
            guard differing.isEmpty, known.count == marks.count else {
                throw StoreFailure(
                    .refused,
                    "a move into this was begun from another store, or from this one before it was written again "
                        + "(\(differing.keys.sorted().prefix(5).joined(separator: ", "))); empty it and begin anew")
            }
            return true
        }
        // Migrations add rows here and there, which the source has in its own way.
        for table in tables { try table.empty(session) }
        try session.execute(marks.map { SQLStep(Self.note, [.text($0.key), .text($0.value)]) })
        return false
    }

    /// The move is whole: removes the book.
    func close() throws(StoreFailure) {
        try session.script("DROP TABLE store_move; {forget_row_changes} {gather_statistics}")
    }
}
