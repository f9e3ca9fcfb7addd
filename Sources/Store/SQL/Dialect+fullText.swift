import Desk

/// Full-text search, in which the engines differ most. Both get words that are folded already (`SearchWords`), parted by blanks, and
/// find rows by their id, the highest first.
///
/// SQLite has FTS5 (sqlite.org/fts5.html): `detail=none` keeps no positions, which nobody asks for, and `content=''` no second copy of
/// the words; rows are only added. Beginnings of 2 to 5 letters stand in an index of their own, so that a common one is found as
/// fast as a rare one. PostgreSQL has `tsvector` with GIN, through two functions that its migration makes.
extension Dialect {
    static let sqliteFullText = [
        // After CREATE: a table of rows with an id and their words.
        "words_table": """
        VIRTUAL TABLE search_words USING fts5(
            words, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '2 3 4 5')
        """,
        "words_key": "rowid",
        // Before a parameter that holds words, and before one that holds a query.
        "as_words": "",
        "matches_words": "search_words MATCH",
    ]

    static let postgresFullText = [
        "words_table": """
        FUNCTION folded_words(TEXT) RETURNS TSVECTOR LANGUAGE SQL IMMUTABLE AS 'SELECT to_tsvector(''simple'', $1)';
        CREATE FUNCTION folded_query(TEXT) RETURNS TSQUERY LANGUAGE SQL IMMUTABLE AS 'SELECT to_tsquery(''simple'', $1)';
        CREATE TABLE search_words (id BIGINT NOT NULL PRIMARY KEY, words TSVECTOR NOT NULL);
        CREATE INDEX search_words_words ON search_words USING GIN (words)
        """,
        "words_key": "id",
        "as_words": "folded_words",
        "matches_words": "words @@ folded_query",
    ]

    /// A query's terms in the engine's own words. A term holds letters, digits and signs beyond ASCII only, so that nothing in it
    /// needs escaping.
    func fullTextQuery(_ terms: [SearchQuery.Term]) -> String {
        terms.map(fullText).joined(separator: engine == .sqlite ? " AND " : " & ")
    }

    private func fullText(_ term: SearchQuery.Term) -> String {
        switch term {
        case .word(let word, let isBeginning): fullText(word, isBeginning: isBeginning)
        case .whole(let whole, let parts):
            switch engine {
            case .sqlite:
                "(\(fullText(whole, isBeginning: true)) OR (\(parts.map { fullText($0) }.joined(separator: " AND "))))"
            case .postgres:
                "(\(fullText(whole, isBeginning: true)) | (\(parts.map { fullText($0) }.joined(separator: " & "))))"
            }
        }
    }

    private func fullText(_ word: String, isBeginning: Bool = false) -> String {
        switch engine {
        case .sqlite: "\"\(word)\"" + (isBeginning ? "*" : "")
        case .postgres: "'\(word)'" + (isBeginning ? ":*" : "")
        }
    }
}
