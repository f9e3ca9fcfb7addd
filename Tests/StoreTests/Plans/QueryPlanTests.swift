import Intake
import TestKit
import Testing

@testable import Store

/// What runs for every message must find its rows by an index: a scan would slow with the table's size.
@Suite("Hot statements use their indexes")
struct QueryPlanTests {
    @Test("The plan names the index", arguments: PlannedStatement.all)
    func plan(_ planned: PlannedStatement) async throws {
        let city = try await SmallCity(.sqlite)
        let text = planned.statement.text
        let values = Self.nulls(for: text)
        let plan = try await city.database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: "EXPLAIN QUERY PLAN " + text), values) { $0.text(3) }
        }
        for index in planned.uses { #expect(plan.contains { $0.contains(index) }, "\(plan)") }
        let scans = plan.filter { $0.contains("SCAN") && !$0.contains("USING") }
        #expect(scans.isEmpty, "\(plan)")
        // Rows that an index gives in order but for equal ones: versions of SQLite say it in the one way or the other.
        let whole = plan.filter {
            $0.contains("TEMP B-TREE") && !$0.contains("LAST TERM") && !$0.contains("RIGHT PART")
        }
        #expect(planned.sorts || whole.isEmpty, "\(plan)")
    }

    /// Written or read for every message. A condition with a list of more than two, of a query or of an index, makes a table of its own
    /// each time.
    private static let forEachMessage = [
        WaveClosing.mark, ChangesWriter.insertResident, ChangesWriter.upsertIdentity, ChangesWriter.insertRequest,
        ChangesWriter.upsertConversation, ChangesWriter.insertContact, ChangesWriter.insertMessage,
        ChangesWriter.insertEvent, ChangesWriter.insertDecision, ChangesWriter.wake, OutboxRows.insert,
        SQLOutbox.markSending, FactsReader.sent, FactsReader.resident, FactsReader.newestConversation,
        FactsReader.recent, FactsReader.optedOut, NoticeRows.open, NoticeContactRows.told,
    ]

    @Test("What is done for every message makes no table of its own", arguments: forEachMessage.map(\.text))
    func noTable(_ text: String) async throws {
        let city = try await SmallCity(.sqlite)
        let operations = try await city.database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: "EXPLAIN " + text), Self.nulls(for: text)) { $0.text(1) }
        }
        #expect(operations.count > 5)
        #expect(!operations.contains("OpenEphemeral"))
    }

    private static func nulls(for text: String) -> [SQLValue] {
        Array(repeating: .null, count: (1...30).filter { text.contains("$\($0)") }.count)
    }
}
