package import Intake
import Reports

/// Copies all rows of one store's database into another, empty one of whichever engine, in the order of their keys, and holds the two
/// against each other value by value. What was interrupted is gone on with; until all is there and agrees, no gateway serves the target.
///
/// Both databases are open for moving, so that nobody serves them. Blobs stay where they are.
package struct StoreMove: Sendable {
    let source: any SQLDatabase
    let target: any SQLDatabase
    let watch: MoveWatch
    private let schema: Schema
    private let clock: any WallClock

    package init(
        from source: any SQLDatabase, to target: any SQLDatabase, schema: Schema = .intake, clock: any WallClock,
        watch: MoveWatch = MoveWatch()
    ) {
        self.source = source
        self.target = target
        self.schema = schema
        self.clock = clock
        self.watch = watch
    }

    /// Throws `.refused` where a move into the database did not come to its end.
    package static func requireWhole(_ database: any SQLDatabase) async throws(StoreFailure) {
        let isOpen = try await database.read { session throws(StoreFailure) in try MoveBook(session: session).isOpen() }
        guard !isOpen else {
            throw StoreFailure(
                .refused, "a store is being moved into this database and is not whole; run `intake migrate-store` again"
            )
        }
    }

    /// Throws `.refused` where the database holds anything but what an earlier attempt to move into it left.
    static func requireRoom(_ database: any SQLDatabase) async throws(StoreFailure) {
        try await database.read { session throws(StoreFailure) in try MoveBook(session: session).requireRoom() }
    }

    /// Moves, or goes on with it. Where it gives a store that is whole, that is on the disk and may be served.
    ///
    /// - Throws: `.refused` where the target holds anything else, or the source was written since the move began; `.damaged` where the source
    ///   has another schema than this program, or a row that cannot be moved; `.unavailable`, also where it was stopped.
    package func run() async throws(StoreFailure) -> MovedStore {
        try await Self.requireWhole(source)
        try await schema.requireCurrent(source)
        try await target.write(.file) { session throws(StoreFailure) in try MoveBook(session: session).open() }
        try await schema.migrate(target, at: clock.now())
        let tables = try await agreedTables()
        let marks = try await marks(tables)
        let texts = marks.mapValues(\.text)
        let isResumed = try await target.write(.file) { session throws(StoreFailure) in
            try MoveBook(session: session).begin(tables, texts)
        }
        try await copy(tables, marks)
        var moved = MovedStore(tables: try await compare(tables, marks), isResumed: isResumed)
        guard moved.isWhole else { return moved }
        guard try await self.marks(tables) == marks else {
            throw StoreFailure(.refused, "the source was written while it was moved; empty the target and begin anew")
        }
        watch.told(.recounting)
        moved.ledgerFaults = LedgerFaults(try await SQLLedgerAuditing(database: target).audit()).lines
        try await target.write(.file) { session throws(StoreFailure) in try MoveBook(session: session).close() }
        return moved
    }

    /// The tables, which both must have alike.
    private func agreedTables() async throws(StoreFailure) -> [TableRows] {
        let shapes = try await source.read { session throws(StoreFailure) in try TableCatalogue(session).moved() }
        let others = try await target.read { session throws(StoreFailure) in try TableCatalogue(session).moved() }
        let differing = Set(shapes).symmetricDifference(others)
        guard differing.isEmpty else {
            throw StoreFailure(
                .damaged,
                "the two have not the same tables: \(Set(differing.map(\.name)).sorted().joined(separator: ", "))")
        }
        return shapes.map(TableRows.init)
    }

    /// What the source is like. Asked on the connection that holds its lock: where that was lost, another may have written meanwhile.
    private func marks(_ tables: [TableRows]) async throws(StoreFailure) -> [String: TableMark] {
        try await source.write(.file) { session throws(StoreFailure) in
            var marks: [String: TableMark] = [:]
            for table in tables { marks[table.shape.name] = try table.mark(session) }
            return marks
        }
    }
}
