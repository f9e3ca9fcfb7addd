import Store

/// Moves of stores in words.
enum MovedStoreText {
    static func far(_ step: MoveWatch.Step) -> String {
        switch step {
        case .copying(let table, let done, let all): "copying \(table), \(percent(done, all)) % of \(all) rows"
        case .comparing(let table, let done, let all): "comparing \(table), \(percent(done, all)) % of \(all) rows"
        case .recounting: "recounting"
        }
    }

    /// Each table with its rows, and whether they agree; one that differs with both counts.
    static func table(_ moved: MovedStore) -> String {
        let lines = moved.tables.map { table in
            [
                table.name, "\(table.source.rows)", "\(table.target.rows)", table.agrees ? "agrees" : "DIFFERS",
                String(table.source.sha256.prefix(16)),
            ]
        }
        return TextTable.aligned([["table", "rows", "moved", "", "sha-256"]] + lines, leading: [0, 3, 4])
    }

    /// E.g. `all agree: 120331 rows in 12 s`.
    static func end(_ moved: MovedStore, took: Duration) -> String {
        let seconds = max(1, took.components.seconds)
        let resumed = moved.isResumed ? ", gone on with an earlier attempt" : ""
        return
            "all agree: \(moved.rows) rows in \(seconds) s\(resumed); now let `store` of the settings name the new one"
    }

    private static func percent(_ done: Int, _ all: Int) -> Int { done * 100 / max(1, all) }
}
