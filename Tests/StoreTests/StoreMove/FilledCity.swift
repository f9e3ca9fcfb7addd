import Intake
import TestKit
import Testing

@testable import Store

/// A SQLite store with rows in every table that there is: what residents sent, and every kind of value that a column takes.
struct FilledCity {
    /// Rows of the tables that have many: several batches.
    static let many = 1_700

    private static let numbers: [Int64] = [0, 1, -1, 3, .min, .max, 1_772_366_400_000]
    private static let doubles = [
        0, 0.1, 0.30000000000000004, -1.5e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ]
    private static let texts = [
        "", "a", "Ärger 🚧 \u{10FFFF}\u{FFFD}", "e\u{301}", "é", "it's \"\\ \r\n\t%_\u{1}", " blank ",
        String(repeating: "Straße ", count: 2_000),
        // What some columns insist on.
        "channel", "language", "merge", "split", "command",
    ]
    private static let blobs: [[UInt8]] = [
        [], [0], [0, 255, 92, 39], Array(0...255), Array(repeating: 7, count: 30_000),
    ]

    let city: SmallCity
    var side: StoreSide { .folder(city.folder.path) }

    /// Fills it and closes it.
    init() async throws {
        city = try await SmallCity(.sqlite)
        try await city.send(.mail("ann@example.org", "A pothole 🕳", id: "<1@example.org>"))
        try await city.send(.text("+16175550123", "A light"), on: SmallCity.sms)
        try await city.send(.chat(try await city.beginChat(), "A tree"), on: SmallCity.chat)
        try await city.deliver()
        try await city.run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.many))
            INSERT INTO note (id, request, author, author_name, form, text, written_at)
            SELECT i * 1000, 1, 1, 'Ann', 'f' || i, 'Note ' || i, i FROM n
            """)
        try await city.run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.many))
            INSERT INTO identity (kind, address, resident) SELECT 'k' || (i % 3), 'ä' || i, i FROM n
            """)
        try await fill()
        await city.database.close()
    }

    /// Tries rows of all kinds of values; those that a table refuses are left out.
    private func fill() async throws {
        let empty = try await city.database.write(.file) { session throws(StoreFailure) in
            var random = SeededGenerator(seed: 311)
            var empty: [String] = []
            for shape in try TableCatalogue(session).moved() {
                let rows = TableRows(shape)
                for _ in 0..<200 {
                    let values = shape.columns.map { Self.value($0, &random) }
                    do throws(StoreFailure) {
                        try session.savepoint { () throws(StoreFailure) in
                            _ = try session.execute([rows.insertion(values)])
                        }
                    } catch {}
                }
                if try rows.mark(session).rows == 0 { empty.append(shape.name) }
            }
            return empty
        }
        #expect(empty == [], "tables in which no row of a test's stands")
    }

    private static func value(_ column: TableShape.Column, _ random: inout SeededGenerator) -> SQLValue {
        guard random.below(4) > 0 else { return .null }
        switch column.kind {
        // Sums are made of these.
        case .int64 where column.name == "amount": return .int(random.below(9))
        case .int64: return .int64(numbers[random.below(numbers.count)])
        case .double: return .double(doubles[random.below(doubles.count)])
        case .text: return .text(texts[random.below(texts.count)])
        case .bytes: return .bytes(blobs[random.below(blobs.count)])
        }
    }

    /// Every value of every table of a SQLite store in SQL's own words, which say its type, too; independent of how they are moved.
    static func dump(_ folder: String) async throws -> [String: [String]] {
        let database = try SQLiteDatabase(folder: folder, purpose: .read)
        let dump = try await database.read { session throws(StoreFailure) in
            var dump: [String: [String]] = [:]
            for shape in try TableCatalogue(session).moved() {
                let columns = shape.columns.map { "quote(\"\($0.name)\")" }.joined(separator: " || ',' || ")
                let rows = SQLStatement(once: "SELECT \(columns) FROM \"\(shape.name)\"")
                dump[shape.name] = try session.all(rows, []) { $0.text(0) }.sorted()
            }
            return dump
        }
        await database.close()
        return dump
    }
}
