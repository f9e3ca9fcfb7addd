import Intake

/// What of a wave is written at its end in one exchange, since the number of rows it changed matters.
struct WaveClosing {
    private(set) var marks: [SQLStep] = []
    private(set) var entries: [LedgerEntry] = []

    /// Notes what became of a kept thing.
    mutating func mark(_ kept: RowID, _ state: String) {
        marks.append(SQLStep(Self.mark, [.id(kept), .text(state)]))
    }

    mutating func count(_ entries: [LedgerEntry]) { self.entries += entries }

    /// Exactly the rows that were kept: a second filing of one changes nothing and is refused.
    ///
    /// - Throws: `.refused` where one is filed already.
    func write(_ sums: inout RollupSums, _ session: any SQLSession) throws(StoreFailure) {
        let changes = try session.execute(marks + entries.map(LedgerBook.step))
        guard changes.prefix(marks.count).allSatisfy({ $0 == 1 }) else {
            throw StoreFailure(.refused, "it is filed already")
        }
        LedgerBook.sum(entries, added: changes.dropFirst(marks.count), &sums)
    }

    static let mark = SQLStatement("UPDATE received SET state = $2 WHERE id = $1 AND state = 'kept'")
}
