import CPostgres
import Intake

/// A transaction on one PostgreSQL connection.
@safe final class PostgresSession: WriteSession {
    let dialect = Dialect.postgres
    let connection: PostgresConnection

    private static let savepoint = SQLStep(SQLStatement(once: "SAVEPOINT body"), [])
    private static let release = SQLStep(SQLStatement(once: "RELEASE SAVEPOINT body"), [])
    private static let undo = SQLStep(SQLStatement(once: "ROLLBACK TO SAVEPOINT body"), [])
    /// Statements that travel in one piece.
    private static let piece = 256

    /// What nobody asks the outcome of: it travels with the next statement that somebody does, or with the commit.
    private var queued: [SQLStep] = []
    /// How many of them are a body's own.
    private var queuedWrites = 0
    /// How often something was sent in this transaction.
    private var exchanges = 0
    /// Savepoints that are open.
    private var depth = 0
    private(set) var isOver = false
    private(set) var metConflict = false
    /// Asks the write queue.
    var awaited: () -> Bool = { false }
    var isAwaited: Bool { awaited() }

    init(_ connection: PostgresConnection) { self.connection = connection }

    // MARK: Statements

    func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure) -> Int {
        try run(statement, values).changes
    }

    func query(
        _ statement: SQLStatement, _ values: [SQLValue], _ row: (borrowing SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        let result = try run(statement, values)
        for index in 0..<result.rows { try row(SQLRow(PostgresColumns(result, row: index))) }
    }

    func write(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure) {
        try requireOpen()
        queued.append(SQLStep(statement, values))
        queuedWrites += 1
        if queued.count >= Self.piece { try sendQueued() }
    }

    func execute(_ steps: [SQLStep]) throws(StoreFailure) -> [Int] {
        try run(steps).map(\.changes)
    }

    func query(
        _ steps: [SQLStep], _ row: (Int, borrowing SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        for (step, result) in try run(steps).enumerated() {
            for index in 0..<result.rows { try row(step, SQLRow(PostgresColumns(result, row: index))) }
        }
    }

    func savepoint<T>(_ body: () throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        // What was written before is not this body's to answer for.
        try sendQueued()
        let (unsent, before) = (queued.count, exchanges)
        queued.append(Self.savepoint)
        depth += 1
        defer { depth -= 1 }
        do {
            let result = try body()
            // Refused where the body has passed over an error of the database's.
            _ = try run([Self.release])
            return result
        } catch {
            if exchanges == before {
                drop(from: unsent)
            } else {
                undoSavepoint()
            }
            throw error
        }
    }

    func script(_ text: String) throws(StoreFailure) {
        try requireOpen()
        // However long it takes: an index of a large city's messages needs minutes, and a node that starts meanwhile waits as long.
        connection.hurryNoMore()
        connection.hasLookedForMarks = false
        try simple("SET LOCAL statement_timeout = 0")
        try simple(try dialect.rewrite(text))
    }

    /// Where the transaction is lost there is no savepoint to go back to.
    private func undoSavepoint() {
        guard !isOver else { return }
        drop(from: 0)
        do throws(StoreFailure) {
            _ = try run([Self.undo, Self.release])
        } catch {
            isOver = true
        }
    }

    private func requireOpen() throws(StoreFailure) {
        guard !isOver else { throw StoreFailure(.unavailable, "an earlier error has ended the transaction") }
    }

    // MARK: Queueing

    /// Puts the beginning of a transaction before its first statement, with which it travels.
    func queue(beginning step: SQLStep) { queued.append(step) }

    /// Whether anything was sent or written since the transaction's beginning.
    var isUntouched: Bool { exchanges == 0 && queuedWrites == 0 }

    /// Sends what waits in the queue, where anything does but the beginning.
    func sendQueued() throws(StoreFailure) {
        if queuedWrites > 0 { _ = try run([SQLStep]()) }
    }

    /// Forgets what was not sent yet, from a place in the queue on.
    private func drop(from place: Int) {
        queued.removeSubrange(place...)
        queuedWrites = 0
    }

    // MARK: Running

    private func run(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure) -> PostgresResult {
        guard let result = try run([SQLStep(statement, values)]).last else {
            throw StoreFailure(.unavailable, "PostgreSQL did not answer")
        }
        return result
    }

    /// In one piece, with what was queued before: what an earlier one gives no later one needs.
    ///
    /// - Returns: the results of `steps` alone.
    func run(_ steps: [SQLStep]) throws(StoreFailure) -> [PostgresResult] {
        try requireOpen()
        let all = queued + steps
        let earlier = queued.count
        drop(from: 0)
        var results: [PostgresResult] = []
        results.reserveCapacity(all.count)
        var rest = all[...]
        while !rest.isEmpty {
            results += try runPiece(rest.prefix(Self.piece))
            rest = rest.dropFirst(Self.piece)
        }
        return Array(results.dropFirst(earlier))
    }

    private func runPiece(_ steps: ArraySlice<SQLStep>) throws(StoreFailure) -> [PostgresResult] {
        // A statement that is prepared for the first time may be refused: in its place, and in its transaction.
        guard steps.count > 1, steps.allSatisfy(isPrepared) else {
            return try steps.map { step throws(StoreFailure) in try runAlone(step) }
        }
        return try pipeline(steps)
    }

    private func isPrepared(_ step: SQLStep) -> Bool {
        guard let slot = step.statement.slot else { return true }
        return connection.statements.prepared(slot, for: step.values.map(\.postgresType)) != nil
    }

    private func runAlone(_ step: SQLStep) throws(StoreFailure) -> PostgresResult {
        exchanges += 1
        let prepared = try prepared(step.statement, step.values)
        try send(prepared, step.values)
        let result = try attempt { () throws(StoreFailure) in try lastResult() }
        try check(result, step.statement, step.values)
        return result
    }

    private func pipeline(_ steps: ArraySlice<SQLStep>) throws(StoreFailure) -> [PostgresResult] {
        exchanges += 1
        var forms: [PostgresStatements.Prepared] = []
        for step in steps { forms.append(try prepared(step.statement, step.values)) }
        let results = try attempt { () throws(StoreFailure) in
            try unsafe connection.send { unsafe PQenterPipelineMode($0) }
            for (step, form) in zip(steps, forms) { try send(form, step.values) }
            try unsafe connection.send { unsafe PQpipelineSync($0) }
            try connection.flush()
            var results: [PostgresResult] = []
            for _ in steps {
                if let result = try connection.nextResult() { results.append(result) }
                while try connection.nextResult() != nil {}
            }
            // The end of the piece.
            _ = try connection.nextResult()
            try unsafe connection.send { unsafe PQexitPipelineMode($0) }
            guard results.count == steps.count else {
                connection.close()
                throw StoreFailure(.unavailable, "PostgreSQL answered too little")
            }
            return results
        }
        for (step, result) in zip(steps, results) { try check(result, step.statement, step.values) }
        return results
    }

    private func send(_ prepared: PostgresStatements.Prepared, _ values: [SQLValue]) throws(StoreFailure) {
        let bound = PostgresValues(values, types: prepared.types)
        try attempt { () throws(StoreFailure) in
            try unsafe connection.send { handle in
                unsafe bound.withPointers { pointers, lengths, formats in
                    guard let text = prepared.text else {
                        return unsafe PQsendQueryPrepared(
                            handle, prepared.name, CInt(bound.count), pointers, lengths, formats, 1)
                    }
                    return unsafe PQsendQueryParams(
                        handle, text, CInt(bound.count), bound.types, pointers, lengths, formats, 1)
                }
            }
        }
    }

    private func prepared(
        _ statement: SQLStatement, _ values: [SQLValue]
    ) throws(StoreFailure) -> PostgresStatements.Prepared {
        let types = values.map(\.postgresType)
        guard let slot = statement.slot else {
            return PostgresStatements.Prepared(name: "", types: types, text: try dialect.rewrite(statement.text))
        }
        if let known = connection.statements.prepared(slot, for: types) { return known }
        let fresh = connection.statements.next(slot, for: types)
        let text = try dialect.rewrite(statement.text)
        let result = try attempt { () throws(StoreFailure) in
            try unsafe connection.send {
                unsafe PQsendPrepare($0, fresh.name, text, CInt(fresh.types.count), fresh.types)
            }
            return try lastResult()
        }
        try check(result, statement, values)
        connection.statements.note(fresh, in: slot)
        return fresh
    }

    /// Runs one or more statements without values; the last one's result, whose columns are all to be text, since they come as text.
    @discardableResult
    func simple(_ text: String) throws(StoreFailure) -> PostgresResult {
        if !queued.isEmpty { _ = try run([SQLStep]()) }
        exchanges += 1
        let result = try attempt { () throws(StoreFailure) in
            try unsafe connection.send { unsafe PQsendQuery($0, text) }
            return try lastResult()
        }
        try check(result, SQLStatement(once: text), [])
        return result
    }

    /// The first that failed, or the last.
    private func lastResult() throws(StoreFailure) -> PostgresResult {
        try connection.flush()
        var last: PostgresResult?
        while let result = try connection.nextResult() {
            if last?.isFailure != true { last = result }
        }
        guard let last else { throw StoreFailure(.unavailable, "PostgreSQL did not answer") }
        return last
    }

    /// Where the connection breaks the transaction is over.
    private func attempt<T>(_ step: () throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        do throws(StoreFailure) {
            return try step()
        } catch {
            isOver = true
            throw error
        }
    }

    private func check(
        _ result: PostgresResult, _ statement: SQLStatement, _ values: [SQLValue], isCompiling: Bool = false
    ) throws(StoreFailure) {
        guard result.isFailure else { return }
        let failure = PostgresFailure(result)
        if failure.isConflict { metConflict = true }
        let isMiscounted = failure.isProtocolViolation && statement.parameterCount != values.count
        // Nothing more is to be had of such a connection; the next use makes another.
        if failure.isStale || failure.isProtocolViolation && !isMiscounted { connection.close() }
        let isLost = !connection.isOpen || depth == 0 && connection.transactionStatus == PQTRANS_INERROR
        if isLost || failure.isConflict { isOver = true }
        guard isMiscounted else { throw failure.failure }
        throw StoreFailure(
            .refused,
            "a statement has \(statement.parameterCount) parameters and got \(values.count) values: \(statement.text)")
    }
}

extension PostgresSession {
    /// Forgets what the transaction before met.
    func reset() {
        drop(from: 0)
        exchanges = 0
        isOver = false
        metConflict = false
        depth = 0
        connection.patience = connection.settings.patience
    }

    /// Forgets what was not sent yet.
    func dropQueued() { drop(from: 0) }
}
