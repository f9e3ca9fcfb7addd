import Intake
import TestKit
import Testing

@testable import Store

@Suite("Which blobs stand in a row")
struct BlobNamesTests {
    @Test("every column of the schema that can hold a blob's address is looked into")
    func columns() async throws {
        let city = try await SmallCity(.sqlite)
        let columns = try await city.rows(
            """
            SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p
            WHERE m.type = 'table' AND p.name LIKE '%blob%' ORDER BY m.name
            """, columns: 2)
        #expect(columns == [["attachment", "blob"], ["raw", "blob"], ["sent_report_file", "blob"]])
        for column in columns {
            #expect(BlobNames.find.text.contains("FROM \(column[0]) WHERE \(column[1]) = $1"))
            #expect(BlobNames.sized.text.contains("WHERE \(column[1]) IS NOT NULL AND \(column[1]) > $1"))
            #expect(BlobNames.sized.text.contains("FROM \(column[0]) "))
        }
    }

    @Test("a large mail's and a fetched picture's are named, others not", arguments: StoreEngine.allCases)
    func named(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let mail = try await city.keep(.mail("ann@example.org", String(repeating: "x", count: 70_000)))
        let large = try #require(
            try await city.column("SELECT blob FROM raw WHERE received = \(mail)").first.flatMap { BlobID($0) })
        let picture = BlobID(of: [1])
        try await city.run(
            """
            INSERT INTO attachment (message, position, name, media_type, size, is_inline, blob, state)
            VALUES (\(mail), 0, 'a', 'image/png', 1, 0, '\(picture)', 'fetched')
            """)
        // More than one read's worth.
        let others = (0..<600).map { BlobID(of: [2, UInt8($0 % 256), UInt8($0 / 256)]) }
        let named = try await BlobNames(database: city.database).named(others + [large] + others + [picture])
        #expect(named == [large, picture])
    }
}
