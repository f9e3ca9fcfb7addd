import Intake
import TestKit
import Testing

@testable import Store

@Suite("What PostgreSQL's errors mean")
struct PostgresFailureTests {
    /// By code, as the documentation of version 15 lists them.
    private static let codes: [(StoreFailure.Code, [String])] = [
        (.full, ["53100"]),
        (.damaged, ["XX001", "XX002"]),
        (
            .refused,
            [
                "21000", "22001", "22003", "22021", "22P02", "22P05", "23502", "23503", "23505", "23514", "54000",
                "54001",
                "42601", "42702", "42703", "42804", "42883", "42P01", "42P02", "42P18",
            ]
        ),
        (
            .unavailable,
            [
                "", "00000", "08000", "08003", "08006", "08P01", "0A000", "25006", "25P02", "25P03", "26000", "28000",
                "28P01", "3D000", "40001", "40P01", "40003", "42501", "42P05", "53000", "53200",
                "53300",
                "55000", "55006", "55P03", "57014", "57P01", "57P02", "57P03", "58000", "58030", "F0000", "P0001",
                "XX000",
            ]
        ),
    ]

    @Test("only what would fail again is refused, only broken pages are damage", arguments: codes)
    func code(_ code: StoreFailure.Code, _ states: [String]) {
        for state in states { #expect(PostgresFailure(state: state).failure.code == code, "\(state)") }
    }

    @Test("a plan that must not change is known by where it is found; a statement that is not there by its code")
    func stale() {
        #expect(PostgresFailure(state: "0A000", function: "RevalidateCachedQuery").isStale)
        #expect(PostgresFailure(state: "26000").isStale && PostgresFailure(state: "42P05").isStale)
        for state in ["0A000", "42601", "40001", "08P01"] {
            #expect(!PostgresFailure(state: state).isStale, "\(state)")
        }
        #expect(PostgresFailure(state: "40001").isConflict && PostgresFailure(state: "40P01").isConflict)
        #expect(!PostgresFailure(state: "40003").isConflict)
    }

    @Test("it names what our own text says, and constraints, but no data")
    func words() {
        let syntax = PostgresFailure(state: "42601", message: "syntax error at \"FORM\"")
        #expect(syntax.failure.detail == "PostgreSQL 42601: syntax error at \"FORM\"")
        let unique = PostgresFailure(
            state: "23505", message: "Key (address)=(ann@example.org) exists", constraint: "identity_pkey",
            place: ["identity", ""])
        #expect(unique.failure.detail == "PostgreSQL 23505: identity_pkey, identity")
    }

    /// Prepared before a table changes, or lost on the way; each makes a connection that is used no more.
    @Test(
        "a connection whose statements are stale is given up, and the next one works", arguments: StoreEngine.several,
        ["ALTER TABLE a ALTER COLUMN x TYPE TEXT", "DEALLOCATE ALL"])
    func givenUp(_ engine: StoreEngine, _ change: String) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let select = SQLStatement("SELECT x FROM a")
        let read = { () async throws(StoreFailure) -> Int in
            try await database.write(.keep) { session throws(StoreFailure) in
                var rows = 0
                try session.query(select, []) { _ in rows += 1 }
                return rows
            }
        }
        _ = try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(SQLStatement(once: "CREATE TABLE a (x BIGINT)"), [])
        }
        #expect(try await read() == 0)
        _ = try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(SQLStatement(once: change), [])
        }
        let failure = await #expect(throws: StoreFailure.self) { try await read() }
        #expect(failure?.code == .unavailable)
        #expect(try await read() == 0)
        await database.close()
    }
}
