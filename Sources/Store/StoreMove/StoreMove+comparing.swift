import Crypto
import Intake

/// Afterwards both sides are read again, at the same time, and every row of every table goes into a sum.
extension StoreMove {
    private struct Piece: Sendable {
        var encoding = RowEncoding()
        var rows = 0
        var lastKey: [SQLValue]?
    }

    /// Holds every table against its copy.
    func compare(
        _ tables: [TableRows], _ marks: [String: TableMark]
    ) async throws(StoreFailure) -> [MovedStore.Table] {
        let all = marks.values.reduce(0) { $0 + $1.rows }
        var (done, compared) = (0, [MovedStore.Table]())
        for table in tables {
            async let copied = digest(table, in: target, before: done, of: all)
            let original = await digest(table, in: source)
            let digests = (try original.get(), try await copied.get())
            compared.append(MovedStore.Table(name: table.shape.name, source: digests.0, target: digests.1))
            done += marks[table.shape.name]?.rows ?? 0
        }
        return compared
    }

    /// - Parameters:
    ///   - before: rows of other tables that are done, of all; nil where nobody is to be told.
    private func digest(
        _ table: TableRows, in database: any SQLDatabase, before: Int? = nil, of all: Int = 0
    ) async -> Result<TableDigest, StoreFailure> {
        var (sum, rows, last, pace) = (SHA256(), 0, [SQLValue]?.none, BatchPace())
        do throws(StoreFailure) {
            while true {
                try watch.requireGoingOn()
                let piece = try await piece(of: table, in: database, after: last, limit: pace.rows)
                sum.update(data: piece.encoding.bytes)
                rows += piece.rows
                if let before { watch.told(.comparing(table: table.shape.name, done: before + rows, of: all)) }
                guard piece.rows == pace.rows else { break }
                last = piece.lastKey
                pace.took(rows: piece.rows, bytes: piece.encoding.bytes.count)
            }
            return .success(TableDigest(rows: rows, sha256: BlobID(of: sum.finalize()).hexadecimal))
        } catch {
            return .failure(error)
        }
    }

    private func piece(
        of table: TableRows, in database: any SQLDatabase, after last: [SQLValue]?, limit: Int
    ) async throws(StoreFailure) -> Piece {
        try await database.read { session throws(StoreFailure) in
            var piece = Piece()
            try table.read(after: last, limit: limit, session) { row throws(StoreFailure) in
                piece.encoding.append(row, table.shape)
                piece.rows += 1
                if piece.rows == limit { piece.lastKey = try table.key(of: row) }
            }
            return piece
        }
    }
}
