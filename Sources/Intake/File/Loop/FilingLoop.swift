/// Takes what is kept through the way of a message, for ever: the stages that need no facts run on several cores while the batch
/// before is being written.
package struct FilingLoop: Sendable {
    private static let batch = 512
    private static let chunk = 32
    private static let longestWait: Duration = .seconds(1)
    /// How long a lane waits after one of its messages failed.
    private static let laneDelay: Duration = .seconds(2)

    private let journey: Journey
    private let filer: any Filer
    private let doorbell: Doorbell
    private let clock: any Clock<Duration>
    private let wallClock: any WallClock
    private let report: @Sendable (FilingNews) -> Void
    private let watch: ReadingWatch

    /// - Parameters:
    ///   - doorbell: rung after each commit that kept something.
    ///   - watch: knows what is being read, so that somebody may notice where that does not end.
    ///   - report: told of every batch, for health, metrics and the log.
    package init(
        journey: Journey, filer: any Filer, doorbell: Doorbell, wallClock: any WallClock,
        clock: any Clock<Duration> = ContinuousClock(), watch: ReadingWatch = ReadingWatch(),
        report: @escaping @Sendable (FilingNews) -> Void
    ) {
        self.journey = journey
        self.filer = filer
        self.doorbell = doorbell
        self.wallClock = wallClock
        self.clock = clock
        self.report = report
        self.watch = watch
    }

    /// Runs until the task is cancelled; the batch at hand is finished.
    package func run() async {
        var delays = LaneDelays(delay: Self.laneDelay)
        while !Task.isCancelled {
            let rings = doorbell.rings
            do throws(StoreFailure) {
                try await drain(&delays)
            } catch {
                report(.storeFailed(error))
                try? await clock.sleep(for: Self.longestWait)
            }
            await doorbell.wait(after: rings, atMost: Self.longestWait, clock: clock)
        }
    }

    /// Files everything that waits and is not delayed.
    private func drain(_ delays: inout LaneDelays) async throws(StoreFailure) {
        var batch = try await prepare(excluding: delays.begin(now: wallClock.now()))
        while !batch.isEmpty, !Task.isCancelled {
            // None of them may be admitted, where a lane that waits has filled the batch: others stand behind it.
            let admitted = delays.admit(batch)
            let excluded = delays.excluded.union(admitted.map(\.kept))
            async let following = prepared(excluding: excluded)
            try await file(admitted, &delays)
            batch = try await following.get()
        }
    }

    /// Files all of a batch, in as many commits as it takes.
    private func file(_ batch: [Prepared], _ delays: inout LaneDelays) async throws(StoreFailure) {
        var rest = batch
        while !rest.isEmpty {
            let outcomes = try await filer.file(rest, by: WatchedJourney(journey: journey, watch: watch))
            note(outcomes, of: rest, &delays)
            rest = delays.admit(Array(rest.dropFirst(max(1, outcomes.count))))
        }
    }

    private func note(_ outcomes: [FileOutcome], of batch: [Prepared], _ delays: inout LaneDelays) {
        for (outcome, prepared) in zip(outcomes, batch) {
            switch outcome {
            case .filed: continue
            case .passedOver: report(.passedOver(channel: prepared.channel))
            case .quarantined: report(.quarantined(prepared.kept, channel: prepared.channel))
            case .failed(let failure):
                report(.failed(prepared.kept, channel: prepared.channel, failure))
                delays.delay(prepared, now: wallClock.now())
            }
        }
        report(.filed(outcomes.count))
    }

    private func prepared(excluding excluded: Set<RowID>) async -> Result<[Prepared], StoreFailure> {
        do throws(StoreFailure) {
            return .success(try await prepare(excluding: excluded))
        } catch {
            return .failure(error)
        }
    }

    private func prepare(excluding excluded: Set<RowID>) async throws(StoreFailure) -> [Prepared] {
        let kept = try await filer.backlog(excluding: excluded, limit: Self.batch)
        guard kept.count > Self.chunk else { return kept.map(read) }
        return await withTaskGroup(of: (Int, [Prepared]).self) { group in
            for start in stride(from: 0, to: kept.count, by: Self.chunk) {
                let chunk = kept[start..<min(start + Self.chunk, kept.count)]
                group.addTask { (start, chunk.map(read)) }
            }
            var chunks: [(Int, [Prepared])] = []
            for await chunk in group { chunks.append(chunk) }
            return chunks.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func read(_ kept: Kept) -> Prepared { watch.during { journey.prepare(kept) } }
}
