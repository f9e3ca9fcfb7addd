import Intake

/// The filing of one batch in the transaction that it shares: wave by wave in one savepoint or, where anything fails, each in a savepoint of
/// its own.
struct BatchFiling {
    /// A thing that failed this often goes to the quarantine.
    private static let maximumAttempts = 5

    private struct Lane: Hashable {
        var channel: String
        var lane: String
    }

    private let rows: ReceivedRows
    private let decider: any Decider
    private let session: any SQLSession
    private let waves: WaveFiling
    private let quarantine: QuarantineRows

    init(rows: ReceivedRows, reader: FactsReader, decider: any Decider, session: any SQLSession) {
        self.rows = rows
        self.decider = decider
        self.session = session
        quarantine = QuarantineRows(rows: rows)
        waves = WaveFiling(rows: rows, reader: reader, decider: decider, session: session)
    }

    /// So many are filed in one commit also when somebody waits for its end: some ten milliseconds. Of a large batch three quarters
    /// are, since then filing is behind, and would fall back for ever where it did less in its turns than is kept in between.
    private static func fewestAtOnce(of batch: [Prepared]) -> Int { max(128, batch.count / 4 * 3) }

    /// The outcomes of the first of `batch`: of all, unless somebody waits.
    func file(_ batch: [Prepared]) throws(StoreFailure) -> [FileOutcome] {
        var sums = RollupSums()
        var outcomes = try together(batch, &sums)
        if outcomes.isEmpty { outcomes = try oneByOne(batch, &sums) }
        try rows.book.write(sums, session)
        return outcomes
    }

    /// Files all in one savepoint, which is half the work of one for each. Where anything fails, nothing was written: no outcome.
    private func together(_ batch: [Prepared], _ sums: inout RollupSums) throws(StoreFailure) -> [FileOutcome] {
        do throws(StoreFailure) {
            let (outcomes, added) = try session.savepoint { () throws(StoreFailure) -> ([FileOutcome], RollupSums) in
                var added = RollupSums()
                var pace = WavePace()
                var outcomes: [FileOutcome] = []
                outcomes.reserveCapacity(batch.count)
                let fewest = Self.fewestAtOnce(of: batch)
                while outcomes.count < batch.count {
                    // Whoever waits for an answer goes first; the rest is filed in the next commit.
                    if outcomes.count >= fewest, session.isAwaited { break }
                    outcomes += try waves.file(batch[outcomes.count...], &pace, &added)
                }
                return (outcomes, added)
            }
            sums.add(added)
            return outcomes
        } catch {
            if error.mayPass { throw error }
            return []
        }
    }

    /// Files each in a savepoint of its own, so that one which fails hurts nobody else.
    private func oneByOne(_ batch: [Prepared], _ sums: inout RollupSums) throws(StoreFailure) -> [FileOutcome] {
        var outcomes: [FileOutcome] = []
        var held: Set<Lane> = []
        for prepared in batch {
            // Nothing passes a message of its own lane that failed (promise 6).
            let lane = Lane(channel: prepared.channel.id, lane: prepared.lane)
            if held.contains(lane) {
                outcomes.append(.failed(StoreFailure(.refused, "its lane waits for an earlier one")))
                continue
            }
            do throws(StoreFailure) {
                // A failed one takes its sums along: they are added only when its savepoint holds.
                let (filed, added) = try session.savepoint { () throws(StoreFailure) in
                    var added = RollupSums()
                    var pace = WavePace()
                    return (try waves.file([prepared], &pace, &added), added)
                }
                sums.add(added)
                outcomes += filed
            } catch {
                // Where the database itself is damaged, noting the failure fails too, and with it the batch.
                if error.mayPass { throw error }
                let (outcome, added) = try noteFailure(prepared, error)
                if case .failed = outcome { held.insert(lane) }
                sums.add(added)
                outcomes.append(outcome)
            }
        }
        return outcomes
    }

    private func noteFailure(
        _ prepared: Prepared, _ failure: StoreFailure
    ) throws(StoreFailure) -> (FileOutcome, RollupSums) {
        var sums = RollupSums()
        // Another node had it in hand, too, and was first: there is nothing to be done, and nobody to be blamed.
        guard let attempts = try session.first(Self.noteAttempt, [.id(prepared.kept)], { $0.int(0) }) else {
            return (.filed, sums)
        }
        guard attempts >= Self.maximumAttempts else { return (.failed(failure), sums) }
        try quarantine.add(
            prepared.kept, prepared.channel, failure.description, rows.clock.now(), &sums, session)
        return (.quarantined, sums)
    }

    private static let noteAttempt = SQLStatement(
        "UPDATE received SET attempts = attempts + 1 WHERE id = $1 AND state = 'kept' RETURNING attempts")
}
