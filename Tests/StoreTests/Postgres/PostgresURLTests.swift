import Intake
import Store
import Testing

@Suite("The URL of a PostgreSQL database")
struct PostgresURLTests {
    @Test(
        "what libpq reads is taken",
        arguments: [
            "postgresql://intake@db.city.example/intake", "postgres://db/intake?sslmode=verify-full",
            "postgresql://intake@db1:5432,db2:5433/intake?target_session_attrs=any",
            "postgresql://intake@/intake?host=/run/postgresql",
        ])
    func right(_ text: String) throws { _ = try PostgresURL(text) }

    @Test(
        "anything else is refused; a password, too, without being told",
        arguments: [
            ("data/intake.db", "postgresql://USER@HOST"),
            ("postgresql://db/intake?nonsense=1", "postgresql://USER@HOST"),
            ("postgresql://intake:sesame@db/intake", "PGPASSFILE"),
            ("postgresql://db/intake?password=sesame", "PGPASSFILE"),
        ])
    func wrong(_ text: String, _ advice: String) {
        let failure = #expect(throws: StoreFailure.self) { try PostgresURL(text) }
        #expect(failure?.code == .refused)
        #expect(failure?.detail.contains(advice) == true)
        #expect(failure?.detail.contains("sesame") == false)
    }
}
