import Intake

/// Rows go over in transactions of their own, each of so many as memory bears.
extension StoreMove {
    private struct Batch: Sendable {
        var rows: [[SQLValue]] = []
        var lastKey: [SQLValue]?
        var bytes = 0
    }

    /// Copies what is not there yet of every table.
    func copy(_ tables: [TableRows], _ marks: [String: TableMark]) async throws(StoreFailure) {
        let all = marks.values.reduce(0) { $0 + $1.rows }
        var done = 0
        for table in tables {
            try await copy(table, before: done, of: all)
            done += marks[table.shape.name]?.rows ?? 0
        }
    }

    private func copy(_ table: TableRows, before: Int, of all: Int) async throws(StoreFailure) {
        let there = try await target.read { session throws(StoreFailure) in try table.progress(session) }
        var (last, done, pace) = (there?.key, there?.rows ?? 0, BatchPace())
        while true {
            try watch.requireGoingOn()
            let batch = try await batch(of: table, after: last, at: done, limit: pace.rows)
            try await write(batch, table)
            done += batch.rows.count
            watch.told(.copying(table: table.shape.name, done: before + done, of: all))
            guard batch.rows.count == pace.rows else { break }
            last = batch.lastKey
            pace.took(rows: batch.rows.count, bytes: batch.bytes)
        }
        try await target.write(.file) { session throws(StoreFailure) in try session.script("{forget_row_changes}") }
    }

    /// - Parameter done: rows that come before it.
    private func batch(
        of table: TableRows, after last: [SQLValue]?, at done: Int, limit: Int
    ) async throws(StoreFailure) -> Batch {
        try await source.read { session throws(StoreFailure) in
            var batch = Batch()
            try table.read(after: last, limit: limit, session) { row throws(StoreFailure) in
                let values: [SQLValue]
                do throws(StoreFailure) {
                    values = try table.values(row)
                } catch {
                    throw Self.naming(table, row: done + batch.rows.count + 1, error)
                }
                batch.rows.append(values)
                batch.bytes += values.reduce(0) { $0 + $1.size }
            }
            batch.lastKey = batch.rows.last.map { values in table.shape.key.map { values[$0] } }
            return batch
        }
    }

    private func write(_ batch: Batch, _ table: TableRows) async throws(StoreFailure) {
        guard !batch.rows.isEmpty else { return }
        _ = try await target.write(.file, bytes: batch.bytes) { session throws(StoreFailure) in
            try session.execute(batch.rows.map(table.insertion))
        }
    }

    /// Says which row it was, by its place: a key may be somebody's address.
    private static func naming(_ table: TableRows, row: Int, _ failure: StoreFailure) -> StoreFailure {
        let order = table.shape.key.map { table.shape.columns[$0].name }.joined(separator: ", ")
        return StoreFailure(
            failure.code,
            "row \(row) of the table \(table.shape.name), ordered by \(order), cannot be moved: \(failure.detail)")
    }
}
