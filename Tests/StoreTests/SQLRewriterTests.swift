import Intake
import Store
import Testing

@Suite("Portable statements are rewritten for an engine")
struct SQLRewriterTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let sqlite: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "one parameter", text: "SELECT $1", sqlite: "SELECT ?1"),
        Case(name: "the same one twice", text: "VALUES ($1, $2, $1)", sqlite: "VALUES (?1, ?2, ?1)"),
        Case(name: "out of order", text: "VALUES ($2,$1)", sqlite: "VALUES (?2,?1)"),
        Case(name: "two digits", text: "($1,$10,$11)", sqlite: "(?1,?10,?11)"),
        Case(name: "at the end", text: "a=$3", sqlite: "a=?3"),
        Case(name: "in a literal", text: "SELECT '$1', $1", sqlite: "SELECT '$1', ?1"),
        Case(name: "behind a doubled quote", text: "'it''s $1' || $1", sqlite: "'it''s $1' || ?1"),
        Case(name: "in a quoted name", text: "\"a$1\"=$1", sqlite: "\"a$1\"=?1"),
        Case(name: "within a name", text: "price$1 = $1", sqlite: "price$1 = ?1"),
        Case(name: "in a line comment", text: "$1 -- not $2\n,$2", sqlite: "?1 -- not $2\n,?2"),
        Case(name: "in a last line comment", text: "$1 -- $2", sqlite: "?1 -- $2"),
        Case(name: "in a block comment", text: "/* $1 ' */ $1", sqlite: "/* $1 ' */ ?1"),
        Case(name: "in a dollar-quoted string", text: "$a$ $1 $a$ $1", sqlite: "$a$ $1 $a$ ?1"),
        Case(name: "minus is no comment", text: "$1-$2", sqlite: "?1-?2"),
        Case(name: "division is no comment", text: "$1/$2", sqlite: "?1/?2"),
        Case(name: "a literal without end", text: "'$1", sqlite: "'$1"),
        Case(name: "a comment without end", text: "/*$1", sqlite: "/*$1"),
        Case(name: "a lone quote at the end", text: "$1'", sqlite: "?1'"),
        Case(name: "a lone dollar", text: "a $ b", sqlite: "a $ b"),
        Case(name: "a dollar at the end", text: "a $", sqlite: "a $"),
        Case(name: "a word", text: "id {int64}, x {bytes}", sqlite: "id INTEGER, x BLOB"),
        Case(name: "a word in a literal", text: "'{int64}'", sqlite: "'{int64}'"),
        Case(name: "a word in a comment", text: "-- {nothing}\n", sqlite: "-- {nothing}\n"),
        Case(name: "letters beyond ASCII", text: "'ä$1' ä$1 $1", sqlite: "'ä$1' ä$1 ?1"),
        Case(name: "nothing", text: "", sqlite: ""),
    ]

    @Test(arguments: cases)
    func parametersAndWords(_ example: Case) throws {
        #expect(try Dialect.sqlite.rewrite(example.text) == example.sqlite)
    }

    @Test("PostgreSQL keeps $n and has its own words")
    func postgres() throws {
        #expect(try Dialect.postgres.rewrite("x {int64} = $12") == "x BIGINT = $12")
    }

    @Test("Both dialects have the same words")
    func sameWords() throws {
        for text in [
            "{int64}", "{double}", "{bytes}", "{table}", "{keyed_table}", "{skip_locked}", "{for_update}", "{binary}",
        ] {
            _ = try Dialect.sqlite.rewrite(text)
            _ = try Dialect.postgres.rewrite(text)
        }
    }

    @Test("An unknown word is refused", arguments: ["{int65}", "{int64", "{}", "{"])
    func unknownWord(_ text: String) {
        #expect(throws: StoreFailure.self) { try Dialect.sqlite.rewrite(text) }
    }
}
